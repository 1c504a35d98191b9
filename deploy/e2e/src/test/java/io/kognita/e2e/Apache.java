package io.kognita.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A website behind Debian's Apache with mod_auth_openidc, as an operator of one would set it up: who is signed in sees the
 * site, and who is in the group {@code staff} sees the back office too.
 */
final class Apache implements AutoCloseable {

    private static final String CONFIGURATION = """
            ServerName localhost
            Listen 127.0.0.1:%1$d
            PidFile %2$s/apache.pid
            ErrorLog /dev/stderr
            TypesConfig /dev/null
            AddType text/html .html
            DocumentRoot %2$s/site
            User www-data
            Group www-data
            DirectoryIndex index.html
            OIDCProviderMetadataURL %3$s/.well-known/openid-configuration
            OIDCClientID %4$s
            OIDCClientSecret %5$s
            OIDCRedirectURI http://localhost:%1$d/callback
            OIDCCryptoPassphrase %6$s
            OIDCScope "openid email"
            OIDCPKCEMethod S256
            OIDCRemoteUserClaim email
            <Directory %2$s/site>
                Options +Includes
                SetOutputFilter INCLUDES
            </Directory>
            <Location />
                AuthType openid-connect
                Require valid-user
            </Location>
            <Location /back-office/>
                AuthType openid-connect
                Require claim cognito:groups:staff
            </Location>
            """;

    private static final List<String> MODULES =
            List.of("mpm_event", "authn_core", "authz_core", "authz_user", "dir", "mime", "include", "auth_openidc");

    private final int port = Daemon.freePort();
    private Daemon server;

    Apache() throws IOException {}

    /** Where users are sent back to. */
    URI callback() {
        return page("/callback");
    }

    URI page(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Starts it as a client of a pool. */
    void start(String issuer, String clientId, String clientSecret) throws IOException, InterruptedException {
        Path folder = Daemon.folder();
        Path backOffice = Files.createDirectories(folder.resolve("site/back-office"));
        Files.writeString(
                folder.resolve("site/index.html"),
                "<!DOCTYPE html><title>Orchard</title><h1>Welcome, <!--#echo var=\"REMOTE_USER\" --></h1>");
        Files.writeString(
                backOffice.resolve("index.html"), "<!DOCTYPE html><title>Orchard</title><h1>The back office</h1>");
        Path configuration = folder.resolve("apache.conf");
        Files.writeString(
                configuration,
                MODULES.stream()
                                .map(name ->
                                        "LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name + ".so\n")
                                .collect(Collectors.joining())
                        + CONFIGURATION.formatted(port, folder, issuer, clientId, clientSecret, UUID.randomUUID()));
        server = Daemon.start(
                folder, port, List.of("/usr/sbin/apache2", "-DFOREGROUND", "-f", configuration.toString()));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
