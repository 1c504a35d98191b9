package io.kognita.hostedui.authorize;

import io.kognita.hostedui.authorize.AuthorizationRequest.Target;
import io.kognita.hostedui.authorize.UnsafeRequest.Reason;
import io.kognita.hostedui.client.Clients;
import io.kognita.hostedui.web.Hosts;
import io.kognita.hostedui.web.MalformedParameters;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.signin.ClientSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads authorization requests. First the client and the redirect address are proved, and until then every fault is an
 * {@link UnsafeRequest}; after that a fault is an {@link AuthorizationError} for the client.
 */
@Singleton
public class AuthorizationRequests {

    /** Schemes that a browser would run instead of visiting. */
    private static final Pattern EXECUTABLE =
            Pattern.compile("\\s*(javascript|data|vbscript|blob|file):.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Clients clients;
    private final Hosts hosts;
    private final String publicUrl;

    AuthorizationRequests(Clients clients, Hosts hosts, Deployment deployment) {
        this.clients = clients;
        this.hosts = hosts;
        this.publicUrl = deployment.publicUrl().toString();
    }

    /** Reads the request in a visitor's query. */
    public Uni<AuthorizationRequest> read(Visitor visitor) {
        return read(visitor, parameters(visitor));
    }

    /** Reads a request that a visitor made before, by the rules that hold now. */
    public Uni<AuthorizationRequest> read(Visitor visitor, Parameters parameters) {
        return client(visitor, parameters).map(client -> request(client, parameters));
    }

    /** The parameters of a visitor's query. */
    public Parameters parameters(Visitor visitor) {
        return proved(visitor::query);
    }

    /** The client that a visitor's query names, if this host serves it. */
    public Uni<ClientSettings> client(Visitor visitor, Parameters parameters) {
        String id =
                proved(() -> parameters.value("client_id")).orElseThrow(() -> new UnsafeRequest(Reason.CLIENT_MISSING));
        return clients.find(id)
                .map(found -> found.filter(client -> hosts.serves(visitor.host(), client.poolId()))
                        .orElseThrow(() -> new UnsafeRequest(Reason.CLIENT_UNKNOWN)));
    }

    private AuthorizationRequest request(ClientSettings client, Parameters parameters) {
        if (!client.oauthEnabled()) {
            throw new UnsafeRequest(Reason.CLIENT_WITHOUT_OAUTH);
        }
        String redirectUri = redirectUri(client, parameters);
        Target target = target(client, redirectUri, parameters);
        if (client.identityProviders().isEmpty()) {
            throw new UnsafeRequest(Reason.NO_PROVIDER);
        }
        RequestRules rules = new RequestRules(client, target, parameters);
        rules.check();
        return new AuthorizationRequest(
                client,
                target,
                rules.scopes(),
                rules.codeChallenge(),
                parameters.value("nonce"),
                rules.prompts(),
                parameters.text("login_hint"),
                parameters);
    }

    /** The redirect address, compared character by character (RFC 9700 section 2.1). */
    private static String redirectUri(ClientSettings client, Parameters parameters) {
        return proved(() -> parameters.value("redirect_uri"))
                .or(() -> onlyAddress(client))
                .filter(address -> client.callbackUrls().contains(address))
                .filter(AuthorizationRequests::harmless)
                .orElseThrow(() -> new UnsafeRequest(Reason.REDIRECT_MISMATCH));
    }

    /** AWS lets the default address stand in when the client has a single provider. */
    private static Optional<String> onlyAddress(ClientSettings client) {
        return client.identityProviders().size() == 1
                ? Optional.ofNullable(client.defaultRedirectUri())
                : Optional.empty();
    }

    /** True for an address that a browser may be sent to: no fragment, no script, nothing that splits a header. */
    public static boolean harmless(String address) {
        return address.indexOf('#') < 0
                && address.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && !EXECUTABLE.matcher(address).matches();
    }

    private Target target(ClientSettings client, String redirectUri, Parameters parameters) {
        String issuer = publicUrl + "/" + client.poolId();
        Optional<String> state = lenient(parameters, "state");
        ResponseType type = lenient(parameters, "response_type")
                .flatMap(ResponseType::named)
                .orElse(ResponseType.CODE);
        return new Target(redirectUri, type, state, issuer);
    }

    /** A parameter for the answer itself: one that is sent twice is left out, and reported by the rules. */
    private static Optional<String> lenient(Parameters parameters, String name) {
        try {
            return parameters.value(name);
        } catch (MalformedParameters e) {
            return Optional.empty();
        }
    }

    private static <T> T proved(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedParameters e) {
            throw new UnsafeRequest(Reason.MALFORMED);
        }
    }
}
