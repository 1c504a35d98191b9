package io.kognita.userpool.federation;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.ProviderAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/**
 * Somebody who comes from a provider.
 *
 * @param told what the provider says, as it says it
 * @param mapped what of it may become attributes: the same, or what the pool's function made of it
 */
record Arrival(
        ClientCall client,
        IdentityProviderType provider,
        String subject,
        Map<String, String> told,
        Map<String, String> mapped) {

    private static final String USERNAME = "username";

    Arrival {
        told = Map.copyOf(told);
        mapped = Map.copyOf(mapped);
    }

    /** Somebody of whom nothing was changed. */
    static Arrival of(ClientCall client, IdentityProviderType provider, FederatedSignIn signIn) {
        Map<String, String> told = claims(signIn.answer());
        return new Arrival(client, provider, signIn.subject(), told, told);
    }

    /** The same, with other values to map: not even a function changes who it is. */
    Arrival mapping(Map<String, String> changed) {
        return new Arrival(client, provider, subject, told, changed);
    }

    /** What is signed comes before what is not; tokens can be mapped too. */
    private static Map<String, String> claims(ProviderAnswer answer) {
        Map<String, String> claims = new LinkedHashMap<>();
        Stream.of(answer.tokenResponse(), answer.userInfo(), answer.idToken(), answer.samlResponse())
                .filter(part -> part != null)
                .forEach(claims::putAll);
        return claims;
    }

    Pool pool() {
        return client.pool();
    }

    TriggerContext context() {
        return TriggerContext.of(client, Map.of());
    }

    /** The name of a user who is created for this account; AWS writes it in lower case where case does not count. */
    String username() {
        return provider.providerName() + "_" + pool().usernameKey(subject);
    }

    LinkedIdentity.Key key() {
        return new LinkedIdentity.Key(pool().id(), provider.providerName(), Account.SUBJECT, subject);
    }

    /** All by which an administrator may have named this account, the subject first. */
    List<LinkedIdentity.Key> keys() {
        Stream<LinkedIdentity.Key> byAttribute = namesClaims()
                ? attributes(told).entrySet().stream()
                        .map(attribute -> new LinkedIdentity.Key(
                                pool().id(), provider.providerName(), attribute.getKey(), attribute.getValue()))
                : Stream.empty();
        return Stream.concat(Stream.of(key()), byAttribute).toList();
    }

    /** Accounts of social providers are linked by their subject alone. */
    private boolean namesClaims() {
        return provider.providerType() == IdentityProviderTypeType.SAML
                || provider.providerType() == IdentityProviderTypeType.OIDC;
    }

    /**
     * The attributes that the provider's mapping makes of its claims; a claim that it does not tell leaves its attribute as
     * it is. A new address counts as verified only if the provider says so.
     *
     * @param present attributes that the user has
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the client may not
     *     write one of them
     */
    Map<String, String> changes(Map<String, String> present) {
        Map<String, String> attributes = attributes(mapped);
        attributes.keySet().stream().filter(name -> !writable(name)).findFirst().ifPresent(name -> {
            throw AttributeSchema.unchangeable(name);
        });
        for (String address : List.of(StandardAttributes.EMAIL, StandardAttributes.PHONE_NUMBER)) {
            String value = attributes.get(address);
            if (value != null && !value.equals(present.get(address))) {
                attributes.putIfAbsent(address + "_verified", "false");
            }
        }
        return attributes;
    }

    private Map<String, String> attributes(Map<String, String> claims) {
        Map<String, String> attributes = new LinkedHashMap<>();
        provider.attributeMapping().forEach((attribute, claim) -> {
            if (!attribute.equals(USERNAME) && claims.containsKey(claim)) {
                attributes.put(attribute, claims.get(claim));
            }
        });
        return attributes;
    }

    /** No client can let a user vouch for an address; the provider does. */
    private boolean writable(String attribute) {
        return attribute.equals(StandardAttributes.EMAIL_VERIFIED)
                || attribute.equals(StandardAttributes.PHONE_NUMBER_VERIFIED)
                || client.client().writable(attribute);
    }

    /** Never shows who it is. */
    @Override
    public String toString() {
        return "Arrival[" + pool().id() + ", " + provider.providerName() + "]";
    }
}
