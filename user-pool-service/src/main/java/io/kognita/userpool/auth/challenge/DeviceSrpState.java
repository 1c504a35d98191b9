package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.DeviceSession;
import io.kognita.userpool.srp.SrpPublicValue;
import io.kognita.userpool.srp.SrpServer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;

/** What the server must remember of a device's SRP exchange, sealed into {@code SECRET_BLOCK}. */
@RegisterForReflection
record DeviceSrpState(DeviceSession session, byte[] clientValue, byte[] secret, byte[] serverValue) {

    static DeviceSrpState of(DeviceSession session, SrpPublicValue client, SrpServer server) {
        return new DeviceSrpState(
                session,
                client.value().toByteArray(),
                server.secret().toByteArray(),
                server.publicValue().toByteArray());
    }

    SrpPublicValue client() {
        return new SrpPublicValue(new BigInteger(clientValue));
    }

    SrpServer server() {
        return new SrpServer(new BigInteger(secret), new BigInteger(serverValue));
    }

    /** The server's secret never reaches a log. */
    @Override
    public String toString() {
        return "DeviceSrpState[" + session.session().signIn() + "]";
    }
}
