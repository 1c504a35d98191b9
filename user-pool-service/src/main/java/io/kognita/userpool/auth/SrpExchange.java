package io.kognita.userpool.auth;

import io.kognita.userpool.srp.ModularPower;
import io.kognita.userpool.srp.PasswordClaim;
import io.kognita.userpool.srp.SrpPublicValue;
import io.kognita.userpool.srp.SrpServer;
import io.kognita.userpool.work.SigningWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Both steps of an SRP exchange; what lies between them rides sealed in {@code SECRET_BLOCK}. */
@Singleton
public class SrpExchange {

    public static final String PUBLIC_VALUE = "SRP_A";

    private static final ChallengeNameType STEP = ChallengeNameType.PASSWORD_VERIFIER;

    private final SrpIdentities identities;
    private final Sessions sessions;
    private final SigningWorkers workers;
    private final ModularPower powers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SrpExchange(SrpIdentities identities, Sessions sessions, SigningWorkers workers, ModularPower powers, Clock clock) {
        this.identities = identities;
        this.sessions = sessions;
        this.workers = workers;
        this.powers = powers;
        this.clock = clock;
    }

    /**
     * The public value that a client sends.
     *
     * @throws InvalidParameterException when it is none of the group
     */
    public static SrpPublicValue clientValue(Attempt attempt) {
        return SrpPublicValue.parse(attempt.required(PUBLIC_VALUE))
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("Invalid " + PUBLIC_VALUE)
                        .build());
    }

    /** Answers a client's public value with the server's. */
    public Uni<Outcome> begin(Attempt attempt, Candidate candidate, SrpPublicValue clientValue) {
        return begin(attempt, candidate, clientValue, false);
    }

    /** As {@link #begin}, in a custom authentication: the proof of the password is not its end. */
    public Uni<Outcome> beginCustom(Attempt attempt, Candidate candidate, SrpPublicValue clientValue) {
        return begin(attempt, candidate, clientValue, true);
    }

    private Uni<Outcome> begin(Attempt attempt, Candidate candidate, SrpPublicValue clientValue, boolean custom) {
        SrpIdentity identity = identities.of(attempt.pool(), candidate);
        return workers.compute(() -> SrpServer.begin(identity.verifier(), powers, random))
                .map(server -> {
                    SrpState state = new SrpState(
                            UUID.randomUUID(),
                            UUID.fromString(candidate.subject()),
                            candidate.username(),
                            identity.userIdForSrp(),
                            clientValue.value().toByteArray(),
                            server.secret().toByteArray(),
                            server.publicValue().toByteArray(),
                            custom,
                            clock.instant().plus(attempt.client().authSessionValidity()));
                    return challenge(identity, server, sessions.sealAny(attempt, STEP, state));
                });
    }

    /** No session: the block is one, and not every client would send a second back. */
    private static Outcome challenge(SrpIdentity identity, SrpServer server, byte[] secretBlock) {
        return new Outcome.Challenged(
                STEP,
                null,
                Map.of(
                        "SALT",
                        identity.verifier().salt().toString(16),
                        "SRP_B",
                        server.hex(),
                        "SECRET_BLOCK",
                        Base64.getEncoder().encodeToString(secretBlock),
                        "USER_ID_FOR_SRP",
                        identity.userIdForSrp(),
                        Attempt.USERNAME,
                        identity.userIdForSrp()));
    }

    /**
     * The state that a secret block carries.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when the block was not
     *     made for this pool and client, was tampered with, or is expired
     */
    public SrpState open(Attempt attempt, byte[] secretBlock) {
        SrpState state =
                sessions.openAny(attempt, STEP, secretBlock, SrpState.class).orElseThrow(Refusals::incorrect);
        if (clock.instant().isAfter(state.expires())) {
            throw Refusals.expiredSession();
        }
        return state;
    }

    /** True when the claim is signed with the key that only a client with the password can share. */
    public Uni<Boolean> proves(
            Attempt attempt, Candidate candidate, SrpState state, PasswordClaim claim, byte[] signature) {
        SrpIdentity identity = identities.of(attempt.pool(), candidate);
        boolean known = candidate.user().isPresent();
        return workers.compute(() -> {
            byte[] key = state.server().sharedKey(state.client(), identity.verifier(), powers);
            return claim.isSignedBy(key, signature) && known;
        });
    }
}
