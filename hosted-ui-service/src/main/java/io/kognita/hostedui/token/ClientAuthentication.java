package io.kognita.hostedui.token;

import io.kognita.hostedui.client.Clients;
import io.kognita.hostedui.web.Hosts;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.ClientSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Proves the client of a request (RFC 6749 section 2.3.1): by HTTP Basic or by parameters, never by both. A client without
 * a secret names itself only; one with a secret must show it.
 */
@Singleton
class ClientAuthentication {

    private final Clients clients;
    private final Hosts hosts;

    ClientAuthentication(Clients clients, Hosts hosts) {
        this.clients = clients;
        this.hosts = hosts;
    }

    /** The client, once it is proved. */
    Uni<ClientSettings> authenticate(Visitor visitor, Parameters form) {
        Credentials credentials = credentials(visitor, form);
        return clients.find(credentials.clientId())
                .map(found -> found.filter(client -> hosts.serves(visitor.host(), client.poolId()))
                        .orElseThrow(() -> OAuthError.invalidClient(credentials.basic())))
                .chain(client -> prove(client, credentials));
    }

    private Uni<ClientSettings> prove(ClientSettings client, Credentials credentials) {
        if (client.hasSecret() != credentials.secret().isPresent()) {
            throw OAuthError.invalidClient(credentials.basic());
        }
        if (!client.hasSecret()) {
            return Uni.createFrom().item(client);
        }
        return clients.hasSecret(client.clientId(), credentials.secret().get())
                .invoke(right -> {
                    if (!right) {
                        throw OAuthError.invalidClient(credentials.basic());
                    }
                })
                .replaceWith(client);
    }

    private static Credentials credentials(Visitor visitor, Parameters form) {
        List<String> headers = visitor.request().headers().getAll("Authorization");
        Optional<String> clientId = form.value("client_id");
        Optional<String> secret = form.value("client_secret");
        if (headers.isEmpty()) {
            String id = clientId.orElseThrow(() -> OAuthError.invalidRequest("The parameter client_id is missing"));
            return new Credentials(id, secret, false);
        }
        if (headers.size() > 1 || secret.isPresent()) {
            throw OAuthError.invalidRequest("The client authenticates in more than one way");
        }
        Credentials basic = basic(headers.getFirst());
        if (clientId.isPresent() && !clientId.get().equals(basic.clientId())) {
            throw OAuthError.invalidRequest("The client_id is not the one that authenticates");
        }
        return basic;
    }

    /** Id and secret are form-encoded before they are put together (RFC 6749 section 2.3.1). */
    private static Credentials basic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            throw OAuthError.invalidClient(true);
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(header.substring("basic ".length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw OAuthError.invalidClient(true);
            }
            String secret = URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8);
            String id = URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8);
            return new Credentials(id, Optional.of(secret).filter(text -> !text.isEmpty()), true);
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient(true);
        }
    }

    /** What a client shows. */
    private record Credentials(String clientId, Optional<String> secret, boolean basic) {

        /** Secrets never reach a log. */
        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }
}
