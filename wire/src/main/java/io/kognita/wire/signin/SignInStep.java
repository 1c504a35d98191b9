package io.kognita.wire.signin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** Where a sign-in stands: another challenge, or a proved user. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignInStep.Challenge.class, name = "challenge"),
    @JsonSubTypes.Type(value = SignInStep.SignedIn.class, name = "signed-in")
})
public sealed interface SignInStep {

    /**
     * The engine wants an answer.
     *
     * @param name AWS's challenge name, for example {@code NEW_PASSWORD_REQUIRED}
     * @param session sealed state to give back with the answer
     * @param parameters AWS's challenge parameters
     */
    @RegisterForReflection
    record Challenge(String name, String session, Map<String, String> parameters) implements SignInStep {}

    /**
     * The user is proved; no token has been issued.
     *
     * @param sub the user's id
     * @param authTime when the user proved who they are
     */
    @RegisterForReflection
    record SignedIn(String poolId, String clientId, String sub, String username, Instant authTime)
            implements SignInStep {}
}
