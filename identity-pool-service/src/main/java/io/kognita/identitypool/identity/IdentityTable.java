package io.kognita.identitypool.identity;

import io.kognita.identitypool.login.ProvedLogin;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** Reads and writes identities and their logins in the current session. */
@Singleton
class IdentityTable {

    /**
     * An identity by its id, which AWS's operations give without the pool.
     *
     * @throws ResourceNotFoundException when there is none
     */
    Uni<Identity> byId(String id) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("from Identity where id = :id", Identity.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ResourceNotFoundException.builder()
                        .message("Identity '" + id + "' not found.")
                        .build());
    }

    /** Reads an identity again and keeps others from changing it, or giving it a login, until this transaction ends. */
    Uni<Void> lock(Identity identity) {
        return Panache.getSession().flatMap(session -> session.refresh(identity, LockMode.PESSIMISTIC_WRITE));
    }

    Uni<List<IdentityLogin>> loginsOf(Identity identity) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from IdentityLogin where poolId = :pool and identityId = :identity order by provider",
                                IdentityLogin.class)
                        .setParameter("pool", identity.poolId())
                        .setParameter("identity", identity.id())
                        .getResultList());
    }

    /** Those of the given logins that belong to an identity of the pool. */
    Uni<List<IdentityLogin>> known(String poolId, List<ProvedLogin> logins) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from IdentityLogin where poolId = :pool"
                                        + " and provider in :providers and subject in :subjects",
                                IdentityLogin.class)
                        .setParameter("pool", poolId)
                        .setParameter(
                                "providers",
                                logins.stream().map(ProvedLogin::provider).toList())
                        .setParameter(
                                "subjects",
                                logins.stream().map(ProvedLogin::subject).toList())
                        .getResultList())
                .map(found -> found.stream()
                        .filter(login -> logins.stream().anyMatch(login::is))
                        .toList());
    }

    Uni<Void> add(Object... rows) {
        return Panache.getSession().flatMap(session -> session.persistAll(rows));
    }

    /** The only identity that logins belong to; empty when they belong to none. */
    static Optional<String> owner(List<IdentityLogin> logins) {
        List<String> owners =
                logins.stream().map(IdentityLogin::identityId).distinct().toList();
        if (owners.size() > 1) {
            throw Identities.conflict();
        }
        return owners.stream().findFirst();
    }
}
