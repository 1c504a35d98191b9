package io.kognita.userpool.auth;

import io.kognita.userpool.srp.SrpPublicValue;
import io.kognita.userpool.srp.SrpServer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;

/**
 * What the server must remember of an SRP exchange, sealed into {@code SECRET_BLOCK}.
 *
 * @param sub the user, or an id that no user has when there is none by that name and the client must not learn it
 * @param username the name the user gave
 * @param userIdForSrp the name that went into x
 * @param custom true when the pool's functions go on after the password
 */
@RegisterForReflection
public record SrpState(
        UUID signIn,
        UUID sub,
        String username,
        String userIdForSrp,
        byte[] clientValue,
        byte[] secret,
        byte[] serverValue,
        boolean custom,
        Instant expires) {

    SrpPublicValue client() {
        return new SrpPublicValue(new BigInteger(clientValue));
    }

    SrpServer server() {
        return new SrpServer(new BigInteger(secret), new BigInteger(serverValue));
    }

    /** The server's secret never reaches a log. */
    @Override
    public String toString() {
        return "SrpState[" + signIn + "]";
    }
}
