package io.kognita.userpool.auth;

import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** A question that a sign-in puts to the user, one of AWS's {@code ChallengeName} values. */
public interface Challenge {

    ChallengeNameType name();

    /** Judges an answer. */
    Uni<Outcome> answer(Attempt attempt);
}
