package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.FirstFactorStep;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.signup.SignUpSession;
import io.kognita.userpool.signup.SignUpSessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code USER_AUTH}: users choose by what they sign in, or go on from a sign-up whose code they have given already. */
@Singleton
class UserAuth implements Flow {

    private final Admission admission;
    private final FirstFactorStep firstFactor;
    private final SignUpSessions signUps;
    private final SecondFactorStep secondFactor;
    private final Clock clock;

    UserAuth(
            Admission admission,
            FirstFactorStep firstFactor,
            SignUpSessions signUps,
            SecondFactorStep secondFactor,
            Clock clock) {
        this.admission = admission;
        this.firstFactor = firstFactor;
        this.signUps = signUps;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.USER_AUTH);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.APPLICATION, Door.SERVER);
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        return admission
                .admit(attempt)
                .flatMap(candidate -> attempt.session() == null
                        ? firstFactor.begin(attempt, candidate, UUID.randomUUID())
                        : afterSignUp(attempt, candidate));
    }

    /** The code that confirmed an account was its owner's first factor. */
    private Uni<Outcome> afterSignUp(Attempt attempt, Candidate candidate) {
        SignUpSession session = signUps.confirmed(attempt.client(), attempt.session())
                .filter(signUp -> signUp.sub().toString().equals(candidate.subject()))
                .orElseThrow(Refusals::invalidSession);
        if (clock.instant().isAfter(session.expires())) {
            throw Refusals.expiredSession();
        }
        Proof proof = Proof.ofFirstFactor(attempt, candidate, session.signIn()).orElseThrow(Refusals::invalidSession);
        return secondFactor.after(attempt, proof);
    }
}
