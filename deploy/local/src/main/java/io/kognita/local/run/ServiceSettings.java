package io.kognita.local.run;

import io.kognita.local.Part;
import io.kognita.local.mail.SmsSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service is told in a local run. It goes into a private file: arguments and environments show in process lists.
 *
 * @param layout where the run lives
 * @param secrets the run's keys
 * @param smsSecret what signs text messages to the mail page
 */
record ServiceSettings(Layout layout, Secrets secrets, String smsSecret) {

    /** Above the service's own application.properties (250), below the environment (300). */
    private static final int ORDINAL = 290;

    /** Writes a service's settings and returns their file. */
    Path write(Part service) throws IOException {
        Path folder = layout.home().resolve("settings");
        PrivateFiles.createFolder(folder);
        Path file = folder.resolve(service.label() + ".properties");
        List<String> lines = new ArrayList<>(common(service));
        if (service == Part.TRIGGER_SERVICE) {
            lines.add("kognita.message.mail.host=127.0.0.1");
            lines.add("kognita.message.mail.port=" + layout.port(Part.SMTP));
            lines.add("kognita.message.mail.encryption=none");
            lines.add("kognita.message.sms.webhook.url=" + layout.url(Part.MAIL_PAGE) + SmsSink.PATH);
            lines.add("kognita.message.sms.webhook.secret=" + smsSecret);
            // A developer's webhook runs on the same machine.
            lines.add("kognita.trigger.allow-http-webhooks=true");
            lines.add("kognita.trigger.allowed-networks=127.0.0.0/8,::1");
            lines.add(
                    "kognita.trigger.sandbox.worker=" + layout.root().resolve("trigger-service/worker/target/worker"));
            lines.add("kognita.trigger.sandbox.java=" + Path.of(System.getProperty("java.home"), "bin", "java"));
        }
        if (service == Part.USER_POOL_SERVICE) {
            // The tests of a developer, and the benchmark, are no flood.
            lines.add("kognita.provisioned-limits.enforce-defaults=false");
            lines.add("kognita.provisioned-limits.unknown-clients-per-minute=1000000");
        }
        PrivateFiles.write(file, String.join("\n", lines) + "\n");
        return file;
    }

    private List<String> common(Part service) {
        return List.of(
                "config_ordinal=" + ORDINAL,
                "quarkus.http.host=127.0.0.1",
                "quarkus.http.port=" + layout.port(service),
                "quarkus.management.host=127.0.0.1",
                "quarkus.management.port=" + layout.managementPort(service),
                "quarkus.log.console.json.enabled=false",
                "quarkus.datasource.username=kognita",
                "quarkus.datasource.password=" + secrets.databasePassword(),
                "kafka.bootstrap.servers=127.0.0.1:" + layout.port(Part.KAFKA),
                "kognita.local=true",
                "kognita.public-url=" + layout.publicUrl(),
                "kognita.database.url=postgresql://127.0.0.1:" + layout.port(Part.POSTGRES) + "/kognita",
                "kognita.master-key=" + secrets.masterKey(),
                "kognita.service-key=" + secrets.serviceKey(),
                "kognita.access-keys." + secrets.accessKey().user() + ".secret="
                        + secrets.accessKey().password(),
                "kognita.peers.user-pool=" + layout.url(Part.USER_POOL_SERVICE),
                "kognita.peers.trigger=" + layout.url(Part.TRIGGER_SERVICE));
    }

    /** It holds the run's secrets. */
    @Override
    public String toString() {
        return "ServiceSettings[" + layout.home() + "]";
    }
}
