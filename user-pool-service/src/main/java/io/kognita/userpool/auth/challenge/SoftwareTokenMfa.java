package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.SecondFactorQuestion;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.mfa.SoftwareTokens;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code SOFTWARE_TOKEN_MFA}: a code of the user's authenticator app. */
@Singleton
class SoftwareTokenMfa implements Challenge, SecondFactorQuestion {

    private final Sessions sessions;
    private final SessionUsers users;
    private final SoftwareTokens softwareTokens;
    private final CodeVerdict verdict;

    SoftwareTokenMfa(Sessions sessions, SessionUsers users, SoftwareTokens softwareTokens, CodeVerdict verdict) {
        this.sessions = sessions;
        this.users = users;
        this.softwareTokens = softwareTokens;
        this.verdict = verdict;
    }

    @Override
    public ChallengeNameType name() {
        return factor().challenge();
    }

    @Override
    public SecondFactor factor() {
        return SecondFactor.SOFTWARE_TOKEN_MFA;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Proof proof) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("USER_ID_FOR_SRP", proof.user().username());
        String device = proof.user().secondFactors().authenticator();
        if (!device.isEmpty()) {
            parameters.put("FRIENDLY_DEVICE_NAME", device);
        }
        return Uni.createFrom().item(new Outcome.Challenged(name(), sessions.seal(attempt, name(), proof), parameters));
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        Session session = sessions.open(attempt, name());
        String code = attempt.required("SOFTWARE_TOKEN_MFA_CODE");
        return users.proved(attempt, session)
                .flatMap(user -> verdict.judge(
                        attempt, Proof.of(attempt, session, user), factor(), softwareTokens.check(user, code)));
    }
}
