package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.hostedui.authorize.AuthorizationRequest.Prompt;
import io.kognita.hostedui.token.Pkce;
import io.kognita.hostedui.web.Locations;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.ProviderAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/** OpenID Connect's code flow (OpenID Connect Core section 3.1), which Google and Apple speak too. */
@Singleton
class OpenIdConnect implements Protocol {

    private final Discovery discovery;
    private final CodeExchange codes;
    private final IdTokens idTokens;
    private final UserInfoRequests userInfo;
    private final AppleClientSecret appleSecret;

    OpenIdConnect(
            Discovery discovery,
            CodeExchange codes,
            IdTokens idTokens,
            UserInfoRequests userInfo,
            AppleClientSecret appleSecret) {
        this.discovery = discovery;
        this.codes = codes;
        this.idTokens = idTokens;
        this.userInfo = userInfo;
        this.appleSecret = appleSecret;
    }

    @Override
    public boolean speaksWith(IdentityProviderTypeType type) {
        return switch (type) {
            case OIDC, GOOGLE, SIGN_IN_WITH_APPLE -> true;
            case SAML, FACEBOOK, LOGIN_WITH_AMAZON, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    @Override
    public Uni<String> address(Departure departure) {
        return discovery.endpoints(departure.details()).map(endpoints -> address(departure, endpoints));
    }

    private static String address(Departure departure, OidcEndpoints endpoints) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", departure.details().get("client_id"));
        parameters.put("redirect_uri", departure.ownOrigin() + CodeExchange.RETURN_PATH);
        parameters.put("response_type", "code");
        parameters.put("scope", departure.details().get("authorize_scopes"));
        parameters.put("state", departure.state());
        parameters.put("nonce", departure.pending().nonce());
        if (endpoints.takesPkce()) {
            parameters.put("code_challenge", Pkce.challenge(departure.pending().verifier()));
            parameters.put("code_challenge_method", "S256");
        }
        if (departure.provider().providerType() == IdentityProviderTypeType.SIGN_IN_WITH_APPLE) {
            // Apple tells names and addresses in no other way.
            parameters.put("response_mode", "form_post");
        }
        String prompts = departure.request().prompts().stream()
                .filter(prompt -> prompt != Prompt.NONE)
                .map(prompt -> prompt.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        if (!prompts.isEmpty()) {
            parameters.put("prompt", prompts);
        }
        if (!departure.request().loginHint().isEmpty()) {
            parameters.put("login_hint", departure.request().loginHint());
        }
        return Locations.withQuery(endpoints.authorization(), parameters);
    }

    @Override
    public Uni<FederatedSignIn> prove(Homecoming homecoming) {
        return discovery
                .endpoints(homecoming.details())
                .invoke(endpoints -> checkIssuer(homecoming, endpoints))
                .flatMap(endpoints -> secret(homecoming)
                        .flatMap(secret -> codes.tokens(
                                homecoming,
                                endpoints,
                                secret,
                                endpoints.takesPkce() ? homecoming.pending().verifier() : null))
                        .flatMap(tokens -> proved(homecoming, endpoints, tokens)));
    }

    /** RFC 9207 section 2.4: an answer that another provider signs as its own must not be taken for this one's. */
    private static void checkIssuer(Homecoming homecoming, OidcEndpoints endpoints) {
        boolean ours =
                homecoming.answer().value("iss").map(endpoints.issuer()::equals).orElse(true);
        if (!ours) {
            throw new InvalidProof("another issuer answered");
        }
    }

    private Uni<String> secret(Homecoming homecoming) {
        return homecoming.provider().providerType() == IdentityProviderTypeType.SIGN_IN_WITH_APPLE
                ? appleSecret.of(homecoming.details())
                : Uni.createFrom().item(homecoming.details().get("client_secret"));
    }

    private Uni<FederatedSignIn> proved(Homecoming homecoming, OidcEndpoints endpoints, ObjectNode tokens) {
        String token = tokens.path("id_token").asText("");
        if (token.isEmpty()) {
            throw new InvalidProof("the provider gave no ID token");
        }
        return idTokens.verified(
                        endpoints,
                        homecoming.details().get("client_id"),
                        homecoming.pending().nonce(),
                        token)
                .flatMap(claims -> userInfo(homecoming, endpoints, tokens, claims)
                        .map(info -> homecoming.proved(
                                (String) claims.get("sub"),
                                new ProviderAnswer(
                                        ClaimTexts.of(tokens), ClaimTexts.of(claims), ClaimTexts.of(info), null))));
    }

    private Uni<ObjectNode> userInfo(
            Homecoming homecoming, OidcEndpoints endpoints, ObjectNode tokens, Map<String, Object> claims) {
        return switch (homecoming.provider().providerType()) {
            case OIDC ->
                userInfo.ask(
                        endpoints,
                        homecoming.details(),
                        tokens.path("access_token").asText(),
                        (String) claims.get("sub"));
            case SIGN_IN_WITH_APPLE -> Uni.createFrom().item(userInfo.ofApple(homecoming.answer()));
            case GOOGLE, SAML, FACEBOOK, LOGIN_WITH_AMAZON, UNKNOWN_TO_SDK_VERSION ->
                Uni.createFrom().item(UserInfoRequests.nothing());
        };
    }
}
