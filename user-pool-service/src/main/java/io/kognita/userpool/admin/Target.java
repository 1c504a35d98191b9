package io.kognita.userpool.admin;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;

/** The user whom an administrator names, and the pool. */
public record Target(Pool pool, User user) {}
