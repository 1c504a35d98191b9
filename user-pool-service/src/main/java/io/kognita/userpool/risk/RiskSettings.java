package io.kognita.userpool.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** By what the deployment judges sign-ins and passwords, in pools with threat protection. */
@ConfigMapping(prefix = "kognita.risk")
public interface RiskSettings {

    /**
     * A database of cities in MaxMind's format (GeoLite2 City, GeoIP2 City, or another's with the same fields). Without one,
     * nobody's travel is judged, and events have no city and country.
     */
    Optional<Path> geoDatabase();

    /** How passwords are found that are known from leaks. Without a file and a host none is looked for. */
    LeakedPasswords leakedPasswords();

    /** How passwords are found that are known from leaks. */
    interface LeakedPasswords {

        /**
         * A file of SHA-1 hashes in hexadecimal, one a line and in order, as the downloader of Have I Been Pwned writes it. It
         * comes before the host, and is searched where it lies.
         */
        Optional<Path> file();

        /**
         * A service that speaks the range protocol of Have I Been Pwned, for example {@code https://api.pwnedpasswords.com}.
         * It sees the first five characters of a password's hash, and no more.
         */
        Optional<URI> host();

        /** How long the host may take; a password is let pass when it takes longer. */
        @WithDefault("2s")
        Duration timeout();

        /** Questions to the host at a time; a password that would be one more is let pass. */
        @WithDefault("32")
        int concurrency();
    }
}
