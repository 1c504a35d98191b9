package io.kognita.hostedui;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Identity providers for the tests, told apart by the beginning of the path: each issues for any code the tokens that the
 * test asks for, and tells who asked.
 */
@Singleton
@Startup
class FakeProvider {

    /** Where what is meant for the social providers goes. */
    static final Map<String, String> STAND_INS = Map.of(
            "accounts.google.com", "/google",
            "www.googleapis.com", "/google",
            "www.facebook.com", "/facebook",
            "graph.facebook.com", "/facebook",
            "www.amazon.com", "/amazon",
            "api.amazon.com", "/amazon",
            "appleid.apple.com", "/apple");

    static final KeyPair APPLE_PAIR = pair();
    static final String APPLE_KEY =
            Base64.getEncoder().encodeToString(APPLE_PAIR.getPrivate().getEncoded());

    /** A request to one of the providers. */
    record Request(String method, String path, Map<String, String> headers, Map<String, String> parameters) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final RsaJsonWebKey key = rsa("key-1");

    private final Vertx vertx;
    private final Clock clock;
    private final int port;
    private final Map<String, JsonObject> userInfo = new ConcurrentHashMap<>();
    private volatile Consumer<JsonObject> claims = any -> {};
    private volatile Signer signer;
    private volatile String nonce;

    /** Makes an ID token of claims. */
    interface Signer {
        String sign(String payload) throws JoseException;
    }

    FakeProvider(Vertx vertx, Clock clock, @ConfigProperty(name = "test.provider.port") int port) {
        this.vertx = vertx;
        this.clock = clock;
        this.port = port;
        reset();
    }

    @PostConstruct
    void start() {
        vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    String query = request.query() == null ? "" : request.query();
                    String form = body.toString();
                    answer(request, parameters(form.isEmpty() ? query : form));
                }))
                .listen(port)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void reset() {
        requests.clear();
        userInfo.clear();
        claims = any -> {};
        signer = payload -> sign(payload, key, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    /** The nonce of the request whose code comes next. */
    void expect(String nonceOfRequest) {
        nonce = nonceOfRequest;
    }

    /** Changes the claims of the ID tokens. */
    void claims(Consumer<JsonObject> change) {
        claims = change;
    }

    void signer(Signer other) {
        signer = other;
    }

    /** What a provider's user info, or profile, says. */
    void userInfo(String provider, JsonObject answer) {
        userInfo.put(provider, answer);
    }

    Request last(String path) {
        return requests.stream()
                .filter(request -> request.path().equals(path))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no request to " + path + " but " + requests));
    }

    static String sign(String payload, RsaJsonWebKey with, String algorithm) throws JoseException {
        return sign(payload, with.getPrivateKey(), with.getKeyId(), algorithm);
    }

    static String sign(String payload, Key with, String keyId, String algorithm) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(keyId);
        token.setPayload(payload);
        token.setDoKeyValidation(false);
        token.setKey(with);
        return token.getCompactSerialization();
    }

    static RsaJsonWebKey rsa(String id) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(id);
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpServerRequest request, Map<String, String> parameters) {
        requests.add(new Request(request.method().name(), request.path(), Map.copyOf(headers(request)), parameters));
        String provider = request.path().split("/", -1)[1];
        String rest = request.path().substring(provider.length() + 1);
        if (rest.endsWith("/openid-configuration")) {
            json(request, configuration(provider));
        } else if (rest.equals("/jwks")) {
            json(request, new JsonObject(new JsonWebKeySet(key).toJson()));
        } else if (rest.endsWith("/token") || rest.endsWith("/access_token")) {
            tokens(request, provider);
        } else {
            JsonObject told = userInfo.get(provider);
            if (told == null) {
                request.response().setStatusCode(404).end();
            } else {
                json(request, told);
            }
        }
    }

    private JsonObject configuration(String provider) {
        String base = "http://localhost:" + port + "/" + provider;
        JsonObject configuration = new JsonObject()
                .put("issuer", issuer(provider))
                .put("authorization_endpoint", base + "/authorize")
                .put("token_endpoint", base + "/token")
                .put("jwks_uri", base + "/jwks")
                .put("code_challenge_methods_supported", new JsonArray().add("S256"));
        if (provider.equals("corp")) {
            configuration.put("userinfo_endpoint", base + "/userinfo");
        }
        if (provider.equals("basic")) {
            configuration.put("token_endpoint_auth_methods_supported", new JsonArray().add("client_secret_basic"));
        }
        return configuration;
    }

    private String issuer(String provider) {
        return switch (provider) {
            case "google" -> "https://accounts.google.com";
            case "apple" -> "https://appleid.apple.com";
            case "evil" -> "http://localhost:" + port + "/corp";
            default -> "http://localhost:" + port + "/" + provider;
        };
    }

    private void tokens(HttpServerRequest request, String provider) {
        long now = clock.instant().getEpochSecond();
        JsonObject payload = new JsonObject()
                .put("iss", issuer(provider))
                .put("aud", TestProviders.CLIENT_ID)
                .put("sub", "ann")
                .put("email", "ann@corp.example.com")
                .put("iat", now)
                .put("exp", now + 300)
                .put("nonce", nonce);
        claims.accept(payload);
        payload.getMap().values().removeIf(value -> value == null);
        try {
            json(
                    request,
                    new JsonObject()
                            .put("access_token", "at-of-" + provider)
                            .put("token_type", "Bearer")
                            .put("expires_in", 300)
                            .put("id_token", signer.sign(payload.encode())));
        } catch (JoseException e) {
            request.response().setStatusCode(500).end();
        }
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.encode());
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }

    private static Map<String, String> parameters(String encoded) {
        return encoded.isEmpty() ? Map.of() : Browser.parameters("?" + encoded);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
