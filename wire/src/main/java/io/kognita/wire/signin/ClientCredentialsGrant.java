package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** Asks for a token of the client itself (RFC 6749 section 4.4); all its custom scopes when none are named. */
@RegisterForReflection
public record ClientCredentialsGrant(String clientId, List<String> scopes, Map<String, String> clientMetadata) {}
