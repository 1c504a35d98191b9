package io.kognita.identitypool.identity;

import io.kognita.identitypool.login.ProvedLogin;
import io.kognita.identitypool.pool.Pool;
import java.util.List;

/**
 * An identity that a caller may act as.
 *
 * @param logins what the caller proved; none for an identity that nobody is known to be
 */
public record ProvedIdentity(Pool pool, Identity identity, List<ProvedLogin> logins) {

    public boolean authenticated() {
        return !logins.isEmpty();
    }
}
