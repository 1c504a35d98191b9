package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.token.AccessGrant;
import io.kognita.userpool.user.User;
import io.kognita.userpool.work.SigningWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;

/** Registers the passkeys of users who are signed in: hands out a challenge, and judges what was made of it. */
@Singleton
class Enrolment {

    private static final Duration TIME = Duration.ofMinutes(5);
    private static final int CHALLENGE_BYTES = 32;

    private final RelyingParties relyingParties;
    private final PendingRegistrations pending;
    private final OwnPasskeys passkeys;
    private final Ceremonies ceremonies;
    private final SigningWorkers workers;
    private final SecureRandom random = new SecureRandom();

    Enrolment(
            RelyingParties relyingParties,
            PendingRegistrations pending,
            OwnPasskeys passkeys,
            Ceremonies ceremonies,
            SigningWorkers workers) {
        this.relyingParties = relyingParties;
        this.pending = pending;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.workers = workers;
    }

    /** Starts a registration; one that was started before is given up. */
    Uni<ObjectNode> start(AccessGrant grant) {
        User user = grant.user();
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        return relyingParty(grant.pool())
                .call(relyingParty -> passkeys.refuseSurplus(user))
                .flatMap(relyingParty -> passkeys.at(user, relyingParty)
                        .map(present -> CreationOptions.of(relyingParty, grant.pool(), user, challenge, TIME, present)))
                .call(options -> pending.put(user, grant.clientId(), challenge, TIME));
    }

    /** Completes a registration with what an authenticator made. Its challenge is spent, whatever comes of it. */
    Uni<Void> complete(AccessGrant grant, RegistrationResponse response) {
        return relyingParty(grant.pool())
                .flatMap(relyingParty -> pending.take(grant.user())
                        .map(found -> found.orElseThrow(PasskeyRefusals::noChallenge))
                        .invoke(started -> checkClient(started, grant))
                        .flatMap(started -> workers.compute(
                                () -> ceremonies.registered(relyingParty, started.challenge(), response)))
                        .flatMap(made -> passkeys.add(grant.pool(), grant.user(), relyingParty, made)));
    }

    private static void checkClient(PendingRegistrations.Pending started, AccessGrant grant) {
        if (!started.clientId().equals(grant.clientId())) {
            throw PasskeyRefusals.otherClient();
        }
    }

    private Uni<RelyingParty> relyingParty(Pool pool) {
        if (!pool.firstFactors().contains(AuthFactorType.WEB_AUTHN)) {
            throw PasskeyRefusals.notEnabled();
        }
        return relyingParties.of(pool).map(found -> found.orElseThrow(PasskeyRefusals::noRelyingParty));
    }
}
