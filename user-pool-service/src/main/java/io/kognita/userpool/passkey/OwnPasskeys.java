package io.kognita.userpool.passkey;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.kognita.wire.page.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The passkeys of a user, as their owner adds, lists and deletes them. */
@Singleton
class OwnPasskeys {

    /** AWS's quota. */
    private static final int MOST = 20;

    private final PasskeyTable table;
    private final Users users;
    private final UserEvents events;
    private final Paging paging;
    private final Clock clock;

    OwnPasskeys(PasskeyTable table, Users users, UserEvents events, Paging paging, Clock clock) {
        this.table = table;
        this.users = users;
        this.events = events;
        this.paging = paging;
        this.clock = clock;
    }

    Uni<List<Passkey>> at(User owner, RelyingParty relyingParty) {
        return table.at(owner.poolId(), owner.sub(), relyingParty);
    }

    /**
     * Spares a user the work for a passkey that would be one too many; {@link #add} has the last word.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException when it would be
     */
    Uni<Void> refuseSurplus(User owner) {
        return table.count(owner)
                .invoke(count -> {
                    if (count >= MOST) {
                        throw PasskeyRefusals.tooMany(MOST);
                    }
                })
                .replaceWithVoid();
    }

    /** Adds a passkey. The owner's row is locked while theirs are counted, so that many at once do not exceed the quota. */
    Uni<Void> add(Pool pool, User owner, RelyingParty relyingParty, NewPasskey made) {
        return Panache.withTransaction(() -> users.locked(owner)
                .call(this::refuseSurplus)
                .call(locked -> table.add(new Passkey(locked, relyingParty, made, clock.instant())))
                .flatMap(locked -> events.tell(pool, locked, UserEvents.Fact.PASSKEY_REGISTERED)));
    }

    /**
     * A page of a user's passkeys.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the token is not
     *     one of this user's list
     */
    Uni<Page<Passkey>> page(User owner, Integer limit, String token) {
        String list = "ListWebAuthnCredentials/" + owner.poolId() + "/" + owner.sub();
        int size = Paging.size(limit, MOST);
        return table.page(owner, paging.start(list, token, ""), size + 1)
                .map(found -> paging.page(list, found, size, Passkey::id));
    }

    /**
     * Deletes a passkey.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when the user has no
     *     such passkey
     */
    Uni<Void> delete(Pool pool, User owner, String id) {
        return Panache.withTransaction(() -> table.remove(owner, id)
                .invoke(removed -> {
                    if (!removed) {
                        throw PasskeyRefusals.notFound();
                    }
                })
                .chain(() -> events.tell(pool, owner, UserEvents.Fact.PASSKEY_DELETED)));
    }
}
