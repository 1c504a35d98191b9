package io.kognita.identitypool.identity;

import io.kognita.identitypool.login.ProvedLogin;
import io.kognita.identitypool.pool.Pool;
import io.kognita.wire.config.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;

/**
 * Which identity a set of proved logins stands for, and how logins come to an identity (Cognito developer guide,
 * "Authentication flow" and "Switching unauthenticated users to authenticated users"). Runs in the caller's transaction.
 */
@Singleton
public class Identities {

    private final IdentityTable table;
    private final IdentityEvents events;
    private final Deployment deployment;
    private final Clock clock;

    Identities(IdentityTable table, IdentityEvents events, Deployment deployment, Clock clock) {
        this.table = table;
        this.events = events;
        this.deployment = deployment;
        this.clock = clock;
    }

    /** The identity of a pool that the logins belong to; a new one when they are new, or when there are none. */
    Uni<Identity> of(Pool pool, List<ProvedLogin> logins) {
        if (logins.isEmpty()) {
            refuseUnlessUnauthenticatedAllowed(pool);
            return create(pool, logins);
        }
        return table.known(pool.id(), logins)
                .flatMap(known -> IdentityTable.owner(known)
                        .map(owner -> table.byId(owner).flatMap(identity -> link(identity, logins)))
                        .orElseGet(() -> create(pool, logins)));
    }

    /**
     * Lets a caller act as an identity. Logins that are new come to it; an identity without logins whose caller proves
     * another identity's login is merged into that one.
     *
     * @return the identity that the caller is, which need not be the one that was named
     */
    public Uni<Identity> claim(Pool pool, String identityId, List<ProvedLogin> logins) {
        return table.byId(identityId).flatMap(identity -> {
            refuseUnlessOpen(pool, identity);
            return table.loginsOf(identity).flatMap(own -> {
                if (logins.isEmpty()) {
                    return unauthenticated(pool, identity, own);
                }
                return missing(own, logins).isEmpty()
                        ? Uni.createFrom().item(identity)
                        : table.lock(identity).chain(() -> takeLogins(pool, identity, logins));
            });
        });
    }

    /**
     * Gives a locked identity its new logins. What was read before the lock may have changed: of two callers who each bring
     * an identity its first login, the second finds that it is no longer theirs to take.
     */
    private Uni<Identity> takeLogins(Pool pool, Identity identity, List<ProvedLogin> logins) {
        refuseUnlessOpen(pool, identity);
        return table.loginsOf(identity)
                .flatMap(own -> own.isEmpty() ? firstLogin(identity, logins) : anotherLogin(identity, own, logins));
    }

    static ResourceConflictException conflict() {
        return ResourceConflictException.builder()
                .message("The logins belong to different identities.")
                .build();
    }

    private static Uni<Identity> unauthenticated(Pool pool, Identity identity, List<IdentityLogin> own) {
        if (!own.isEmpty()) {
            throw forbidden(identity);
        }
        refuseUnlessUnauthenticatedAllowed(pool);
        return Uni.createFrom().item(identity);
    }

    private Uni<Identity> firstLogin(Identity identity, List<ProvedLogin> logins) {
        return table.known(identity.poolId(), logins)
                .flatMap(known -> IdentityTable.owner(known)
                        .map(owner -> table.byId(owner).flatMap(into -> merge(identity, into, logins)))
                        .orElseGet(() -> link(identity, logins)));
    }

    private Uni<Identity> merge(Identity from, Identity into, List<ProvedLogin> logins) {
        from.disable(clock.instant());
        return events.merged(from, into).chain(() -> link(into, logins));
    }

    private Uni<Identity> anotherLogin(Identity identity, List<IdentityLogin> own, List<ProvedLogin> logins) {
        if (own.stream().noneMatch(login -> logins.stream().anyMatch(login::is))) {
            throw NotAuthorizedException.builder()
                    .message("Logins don't match. Please include at least one valid login for this identity or identity"
                            + " pool.")
                    .build();
        }
        return table.known(identity.poolId(), logins).flatMap(known -> {
            if (!IdentityTable.owner(known).equals(Optional.of(identity.id()))) {
                throw conflict();
            }
            return link(identity, logins);
        });
    }

    private Uni<Identity> create(Pool pool, List<ProvedLogin> logins) {
        Instant now = clock.instant();
        Identity identity = new Identity(pool.id(), deployment.region() + ":" + UUID.randomUUID(), now);
        Object[] rows = Stream.concat(
                        Stream.of(identity), logins.stream().map(login -> new IdentityLogin(identity, login, now)))
                .toArray();
        return table.add(rows).chain(() -> events.created(identity)).replaceWith(identity);
    }

    private Uni<Identity> link(Identity identity, List<ProvedLogin> logins) {
        return table.loginsOf(identity).flatMap(own -> {
            List<ProvedLogin> missing = missing(own, logins);
            boolean providerTaken = missing.stream()
                    .anyMatch(login ->
                            own.stream().anyMatch(linked -> linked.provider().equals(login.provider())));
            if (providerTaken) {
                throw conflict();
            }
            return missing.isEmpty() ? Uni.createFrom().item(identity) : add(identity, missing);
        });
    }

    private static List<ProvedLogin> missing(List<IdentityLogin> own, List<ProvedLogin> logins) {
        return logins.stream()
                .filter(login -> own.stream().noneMatch(linked -> linked.is(login)))
                .toList();
    }

    private Uni<Identity> add(Identity identity, List<ProvedLogin> logins) {
        Instant now = clock.instant();
        identity.touch(now);
        Object[] rows = logins.stream()
                .map(login -> new IdentityLogin(identity, login, now))
                .toArray();
        return table.add(rows).chain(() -> events.linked(identity)).replaceWith(identity);
    }

    private static void refuseUnlessOpen(Pool pool, Identity identity) {
        if (identity.disabled() || !identity.poolId().equals(pool.id())) {
            throw forbidden(identity);
        }
    }

    private static void refuseUnlessUnauthenticatedAllowed(Pool pool) {
        if (!pool.allowsUnauthenticatedIdentities()) {
            throw NotAuthorizedException.builder()
                    .message("Unauthenticated access is not supported for this identity pool.")
                    .build();
        }
    }

    private static NotAuthorizedException forbidden(Identity identity) {
        return NotAuthorizedException.builder()
                .message("Access to Identity '" + identity.id() + "' is forbidden.")
                .build();
    }
}
