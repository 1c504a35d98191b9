package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pool;

/** The app client through which a user calls, and its pool. */
public record ClientCall(Pool pool, Client client) {}
