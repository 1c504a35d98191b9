package io.kognita.userpool.identityprovider;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** Identity providers of pools as AWS's shape with their secrets, which lie sealed in the database. */
@Singleton
public class IdentityProviders {

    private final ProviderTable table;
    private final ProviderSecrets secrets;

    IdentityProviders(ProviderTable table, ProviderSecrets secrets) {
        this.table = table;
        this.secrets = secrets;
    }

    /**
     * A provider by its name.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when the pool has none
     *     of this name
     */
    public Uni<IdentityProviderType> existing(String poolId, String name) {
        return table.existing(poolId, name).map(secrets::opened);
    }

    /** Who a SAML provider says it is in the metadata that lies here; null for others, and where the metadata lies elsewhere. */
    public static String samlEntityId(IdentityProviderType provider) {
        String metadata = provider.providerDetails().get(SamlDetails.METADATA_FILE);
        return metadata == null ? null : SamlMetadata.parse(metadata).entityId();
    }

    /** As {@link #existing}, by one of its identifiers. */
    Uni<IdentityProviderType> identified(String poolId, String identifier) {
        return table.identified(poolId, identifier).map(secrets::opened);
    }

    /** Providers of a pool in the order of their names, without their secrets. */
    Uni<List<IdentityProviderType>> page(String poolId, String after, int size) {
        return table.page(poolId, after, size)
                .map(found -> found.stream().map(IdentityProvider::open).toList());
    }

    Uni<Long> count(String poolId) {
        return table.count(poolId);
    }

    /** Adds a provider in the current transaction, in which its pool is locked. */
    Uni<Void> add(IdentityProviderType provider) {
        return table.refuseTaken(provider)
                .chain(() -> table.add(
                        provider.userPoolId(),
                        new IdentityProvider(ProviderSecrets.without(provider), secrets.sealed(provider))));
    }

    /** Changes a provider in the current transaction, in which its pool is locked. */
    Uni<Void> change(IdentityProviderType provider) {
        return table.refuseTaken(provider)
                .chain(() -> table.existing(provider.userPoolId(), provider.providerName()))
                .invoke(stored -> stored.change(ProviderSecrets.without(provider), secrets.sealed(provider)))
                .replaceWithVoid();
    }

    /** Takes a provider away in the current transaction. */
    Uni<Void> remove(String poolId, String name) {
        return table.existing(poolId, name).flatMap(table::remove);
    }
}
