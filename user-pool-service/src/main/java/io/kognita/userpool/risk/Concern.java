package io.kognita.userpool.risk;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;

/** A risky sign-in about which something is done. */
public record Concern(Pool pool, Client client, User user, Assessment assessment, Call call) {}
