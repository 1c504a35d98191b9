package io.kognita.identitypool;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** Publishes the keys of the tests' user pools, as user-pool-service does. */
@Singleton
@Path("/{poolId}/.well-known/jwks.json")
public class PublishedKeys {

    private final Map<String, List<RsaJsonWebKey>> keys = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String jwks(@PathParam("poolId") String poolId) {
        readings.incrementAndGet();
        if (!keys.containsKey(poolId)) {
            throw new NotFoundException();
        }
        return new JsonWebKeySet(keys.get(poolId)).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    public void publish(String poolId, RsaJsonWebKey... published) {
        keys.put(poolId, List.of(published));
    }

    public int readings() {
        return readings.get();
    }
}
