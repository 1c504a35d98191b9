package io.kognita.userpool.message;

import io.kognita.userpool.domain.PoolAddresses;
import io.kognita.userpool.pool.Pool;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links that confirm an account: the page {@code /confirmUser} of the pool's sign-in pages, with Cognito's parameters. */
@Singleton
class ConfirmationLinks {

    private final PoolAddresses addresses;

    ConfirmationLinks(PoolAddresses addresses) {
        this.addresses = addresses;
    }

    String of(Pool pool, String clientId, String username, String code) {
        return addresses.of(pool.settings()) + "/confirmUser?client_id=" + encoded(clientId) + "&user_name="
                + encoded(username) + "&confirmation_code=" + encoded(code);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
