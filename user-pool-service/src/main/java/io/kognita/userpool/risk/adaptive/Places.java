package io.kognita.userpool.risk.adaptive;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import io.kognita.userpool.auth.event.Place;
import io.kognita.userpool.risk.RiskSettings;
import io.kognita.userpool.work.LookupWorkers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells where addresses are, by a database of cities in MaxMind's format, where the deployment has one. It is mapped into
 * memory and not loaded.
 */
// The reader makes its description of a database by reflection, which a native image has to be told.
@RegisterForReflection(targets = Metadata.class)
@Singleton
class Places {

    private static final Logger LOG = Logger.getLogger(Places.class);

    private final Optional<Reader> cities;
    private final LookupWorkers workers;

    Places(RiskSettings settings, LookupWorkers workers) {
        this.cities = settings.geoDatabase().map(Places::open);
        this.workers = workers;
    }

    /** The place of an address; empty when it is not known. A database that cannot be read stops no sign-in. */
    Uni<Optional<Place>> of(String address) {
        return cities.map(reader -> workers.compute(() -> find(reader, address))
                        .onFailure()
                        .invoke(failure -> LOG.warnf("the place of an address cannot be looked up: %s", failure))
                        .onFailure()
                        .recoverWithItem(Optional.empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    @PreDestroy
    void close() throws IOException {
        if (cities.isPresent()) {
            cities.get().close();
        }
    }

    private static Optional<Place> find(Reader reader, String address) {
        try {
            Map<?, ?> found = reader.get(InetAddress.ofLiteral(address), Map.class);
            return found == null ? Optional.empty() : place(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in the databases GeoLite2 City and GeoIP2 City; a record without coordinates says too little. */
    private static Optional<Place> place(Map<?, ?> found) {
        Map<?, ?> location = part(found, "location");
        return location.get("latitude") instanceof Double latitude
                        && location.get("longitude") instanceof Double longitude
                ? Optional.of(new Place(name(found, "city"), name(found, "country"), latitude, longitude))
                : Optional.empty();
    }

    private static String name(Map<?, ?> found, String what) {
        return part(part(found, what), "names").get("en") instanceof String name ? name : null;
    }

    private static Map<?, ?> part(Map<?, ?> whole, String name) {
        return whole.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static Reader open(Path file) {
        try {
            return new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED);
        } catch (IOException e) {
            throw new IllegalArgumentException("kognita.risk.geo-database cannot be read: " + file, e);
        }
    }
}
