package io.kognita.userpool.token;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.device.DeviceKeys;
import io.kognita.userpool.device.Devices;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Exchanges refresh tokens for new tokens (RFC 6749 section 6). */
@Singleton
public class TokenRefresh {

    private static final String INVALID = "Invalid Refresh Token";

    private final HeldTokens heldTokens;
    private final TokenMaker maker;
    private final Rotation rotation;
    private final Devices devices;

    TokenRefresh(HeldTokens heldTokens, TokenMaker maker, Rotation rotation, Devices devices) {
        this.heldTokens = heldTokens;
        this.maker = maker;
        this.rotation = rotation;
        this.devices = devices;
    }

    /** Gives new tokens; a refresh token is among them where the client rotates them. */
    public Uni<IssuedTokens> refresh(Presented presented) {
        return heldTokens
                .usable(presented)
                .invoke(held -> checkOwner(presented, held))
                .call(held -> checkDevice(presented, held))
                .call(held -> rotation.check(presented, held))
                .flatMap(held -> maker.make(grant(presented, held))
                        .flatMap(made -> rotation.replace(presented, held)
                                .map(replacement -> new IssuedTokens(
                                        made.id(),
                                        made.access(),
                                        replacement.orElse(null),
                                        presented.client().accessTokenValidity().toSeconds(),
                                        made.scopes()))));
    }

    private static void checkOwner(Presented presented, HeldTokens.Held held) {
        User owner = owner(held);
        presented.owner().accept(owner);
        Standing.check(owner);
    }

    /**
     * While a pool remembers devices, the refresh token of a sign-in with one is good for whoever names that device and only
     * once it is confirmed, until it is forgotten.
     */
    private Uni<Void> checkDevice(Presented presented, HeldTokens.Held held) {
        UUID device = held.family().device;
        if (device == null || !presented.pool().remembersDevices()) {
            return Uni.createFrom().voidItem();
        }
        if (!DeviceKeys.key(presented.pool(), device).equals(presented.deviceKey())) {
            throw TokenRefusals.refused(INVALID);
        }
        return devices.find(owner(held), device)
                .map(found -> found.orElseThrow(() -> TokenRefusals.refused(INVALID)))
                .replaceWithVoid();
    }

    private static User owner(HeldTokens.Held held) {
        return held.owner().orElseThrow(() -> TokenRefusals.refused(INVALID));
    }

    private static Grant grant(Presented presented, HeldTokens.Held held) {
        TokenFamily family = held.family();
        return new Grant(
                presented.pool(),
                presented.client(),
                owner(held),
                family.originJti,
                Assessment.of(family.eventId),
                family.authTime,
                presented.pool().existing(family.scopeList()),
                family.hosted,
                true,
                null,
                TokenSource.REFRESH_TOKENS,
                family.device,
                presented.clientMetadata());
    }
}
