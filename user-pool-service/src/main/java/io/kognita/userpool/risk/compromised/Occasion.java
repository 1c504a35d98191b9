package io.kognita.userpool.risk.compromised;

import io.kognita.userpool.pool.Pool;
import io.kognita.wire.aws.Call;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;

/** When a user shows a password. */
public record Occasion(EventFilterType event, Pool pool, String clientId, Call call) {}
