package io.kognita.userpool.identityprovider;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.work.DocumentWorkers;
import io.kognita.wire.config.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderRequest;

/** Turns requests into settings of providers, and settings into answers. */
@Singleton
class ProviderShapes {

    private static final Set<String> SOCIAL = Set.of("Facebook", "Google", "LoginWithAmazon", "SignInWithApple");

    /** A pool's own users. */
    private static final String OWN = "Cognito";

    private final boolean localRun;
    private final DocumentWorkers workers;

    ProviderShapes(Deployment deployment, DocumentWorkers workers) {
        this.localRun = deployment.local();
        this.workers = workers;
    }

    /** The details of a provider, checked and complete; metadata takes its time to read. */
    Uni<Map<String, String>> details(IdentityProviderTypeType type, Map<String, String> given) {
        return workers.compute(() -> ProviderDetails.complete(type, given, localRun));
    }

    /** The settings of a new provider, secrets included. */
    static IdentityProviderType created(
            Pool pool, CreateIdentityProviderRequest request, Map<String, String> details, Instant now) {
        checkName(request.providerName(), request.providerType());
        return IdentityProviderType.builder()
                .userPoolId(pool.id())
                .providerName(request.providerName())
                .providerType(request.providerType())
                .providerDetails(details)
                .attributeMapping(AttributeMapping.complete(pool, request.providerType(), request.attributeMapping()))
                .idpIdentifiers(distinct(request.idpIdentifiers()))
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }

    /**
     * Settings after an update; what the request leaves out stays.
     *
     * @param details complete; null when the request has none
     */
    static IdentityProviderType updated(
            Pool pool,
            IdentityProviderType before,
            UpdateIdentityProviderRequest request,
            Map<String, String> details,
            Instant now) {
        IdentityProviderType.Builder after = before.toBuilder().lastModifiedDate(now);
        if (details != null) {
            after.providerDetails(details);
        }
        if (request.hasAttributeMapping()) {
            after.attributeMapping(AttributeMapping.complete(pool, before.providerType(), request.attributeMapping()));
        }
        if (request.hasIdpIdentifiers()) {
            after.idpIdentifiers(distinct(request.idpIdentifiers()));
        }
        return after.build();
    }

    /** A provider as its administrator sees it: AWS shows the client's secret, and never a private key. */
    static IdentityProviderType described(IdentityProviderType provider) {
        Map<String, String> shown = new LinkedHashMap<>(provider.providerDetails());
        shown.remove(ProviderSecrets.PRIVATE_KEY);
        return provider.toBuilder().providerDetails(shown).build();
    }

    /** A provider in a list. */
    static ProviderDescription description(IdentityProviderType provider) {
        return ProviderDescription.builder()
                .providerName(provider.providerName())
                .providerType(provider.providerType())
                .creationDate(provider.creationDate())
                .lastModifiedDate(provider.lastModifiedDate())
                .build();
    }

    /** A social provider has the name of its type, and no other has. */
    private static void checkName(String name, IdentityProviderTypeType type) {
        boolean fits = SOCIAL.contains(type.toString()) ? name.equals(type.toString()) : !SOCIAL.contains(name);
        if (!fits || name.equalsIgnoreCase(OWN)) {
            throw ProviderDetails.invalid("Provider " + name + " cannot be of type " + type + ".");
        }
    }

    private static List<String> distinct(List<String> identifiers) {
        if (Set.copyOf(identifiers).size() < identifiers.size()) {
            throw ProviderDetails.invalid("IdpIdentifiers must be unique.");
        }
        return identifiers;
    }
}
