package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.hostedui.web.Locations;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.ProviderAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/**
 * Facebook and Amazon, which tell who somebody is by an address that takes their access token. It proves who it is only
 * because this service got the token itself, for a code of its own.
 */
@Singleton
class OAuthProfile implements Protocol {

    private final CodeExchange codes;
    private final ProviderCalls calls;
    private final ProviderAddresses addresses;

    OAuthProfile(CodeExchange codes, ProviderCalls calls, ProviderAddresses addresses) {
        this.codes = codes;
        this.calls = calls;
        this.addresses = addresses;
    }

    @Override
    public boolean speaksWith(IdentityProviderTypeType type) {
        return type == IdentityProviderTypeType.FACEBOOK || type == IdentityProviderTypeType.LOGIN_WITH_AMAZON;
    }

    @Override
    public Uni<String> address(Departure departure) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", departure.details().get("client_id"));
        parameters.put("redirect_uri", departure.ownOrigin() + CodeExchange.RETURN_PATH);
        parameters.put("response_type", "code");
        parameters.put("scope", departure.details().get("authorize_scopes"));
        parameters.put("state", departure.state());
        String address =
                addresses.parse(departure.details().get("authorize_url")).toString();
        return Uni.createFrom().item(Locations.withQuery(address, parameters));
    }

    @Override
    public Uni<FederatedSignIn> prove(Homecoming homecoming) {
        String address = homecoming.details().get("token_url");
        Uni<ObjectNode> tokens = "GET".equals(homecoming.details().get("token_request_method"))
                ? codes.byGet(homecoming, address)
                : codes.byPost(homecoming, address);
        return tokens.flatMap(response -> calls.get(
                        profileAddress(homecoming),
                        Map.of(
                                "Authorization",
                                "Bearer " + response.path("access_token").asText()))
                .map(profile -> homecoming.proved(
                        subject(homecoming, profile),
                        new ProviderAnswer(ClaimTexts.of(response), null, ClaimTexts.of(profile), null))));
    }

    /** Facebook tells what it is asked for; the mapping says what that is. */
    private static String profileAddress(Homecoming homecoming) {
        String address = homecoming.details().get("attributes_url");
        if (!"true".equals(homecoming.details().get("attributes_url_add_attributes"))) {
            return address;
        }
        return address
                + Stream.concat(
                                Stream.of("id"),
                                homecoming.provider().attributeMapping().values().stream()
                                        .filter(claim -> claim.matches("[a-z_]{1,64}"))
                                        .filter(claim -> !claim.endsWith("_token")))
                        .distinct()
                        .collect(Collectors.joining(","));
    }

    private static String subject(Homecoming homecoming, ObjectNode profile) {
        boolean facebook = homecoming.provider().providerType() == IdentityProviderTypeType.FACEBOOK;
        String subject = profile.path(facebook ? "id" : "user_id").asText("");
        if (subject.isBlank()) {
            throw new InvalidProof("the provider's profile names nobody");
        }
        return subject;
    }
}
