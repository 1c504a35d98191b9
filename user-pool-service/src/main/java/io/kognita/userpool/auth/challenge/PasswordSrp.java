package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactorQuestion;
import io.kognita.userpool.auth.FirstStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.srp.SrpPublicValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code PASSWORD_SRP}: the user chose to sign in by the password, which never leaves the client. */
@Singleton
class PasswordSrp implements Challenge, FirstFactorQuestion {

    private final Sessions sessions;
    private final SessionUsers users;
    private final SrpExchange exchange;

    PasswordSrp(Sessions sessions, SessionUsers users, SrpExchange exchange) {
        this.sessions = sessions;
        this.users = users;
        this.exchange = exchange;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.PASSWORD_SRP;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn) {
        return attempt.optional(SrpExchange.PUBLIC_VALUE).isPresent()
                ? exchange.begin(attempt, candidate, SrpExchange.clientValue(attempt))
                : Uni.createFrom()
                        .item(new Outcome.Challenged(
                                name(), sessions.seal(attempt, name(), candidate, signIn), Map.of()));
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        FirstStep step = sessions.openFirst(attempt, name());
        SrpPublicValue clientValue = SrpExchange.clientValue(attempt);
        return users.candidate(attempt, step.username(), step.sub())
                .flatMap(candidate -> exchange.begin(attempt, candidate, clientValue));
    }
}
