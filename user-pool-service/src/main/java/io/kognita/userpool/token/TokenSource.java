package io.kognita.userpool.token;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What tokens are made for, as the pre token generation trigger is told. */
@RegisterForReflection
public enum TokenSource {
    AUTHENTICATE_DEVICE("TokenGeneration_AuthenticateDevice"),
    AUTHENTICATION("TokenGeneration_Authentication"),
    HOSTED_AUTH("TokenGeneration_HostedAuth"),
    NEW_PASSWORD_CHALLENGE("TokenGeneration_NewPasswordChallenge"),
    REFRESH_TOKENS("TokenGeneration_RefreshTokens");

    private final String trigger;

    TokenSource(String trigger) {
        this.trigger = trigger;
    }

    String trigger() {
        return trigger;
    }
}
