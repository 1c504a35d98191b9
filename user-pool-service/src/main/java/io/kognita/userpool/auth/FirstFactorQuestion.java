package io.kognita.userpool.auth;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Asks for a first factor that the user may choose. */
public interface FirstFactorQuestion {

    ChallengeNameType name();

    /** Puts the question; a call that brings the answer along is judged at once. */
    Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn);

    /** What a client must know beforehand to bring the answer along with the choice of this factor. */
    default Uni<Map<String, String>> beforehand(Attempt attempt, Candidate candidate, UUID signIn) {
        return Uni.createFrom().item(Map.of());
    }
}
