package io.kognita.trigger.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server's key with a certificate that it signed itself, made by the JDK's own tool. */
final class TestCertificate {

    private TestCertificate() {}

    /**
     * Makes {@code server.p12}, with the password of {@link FunctionServer}, and {@code server.pem} in a folder.
     *
     * @param names that the certificate is for, as keytool writes them: {@code dns:localhost}
     */
    static void make(Path folder, String names) throws IOException {
        String store = folder.resolve("server.p12").toString();
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "SAN=" + names, "-keystore", store);
        keytool("-exportcert", "-rfc", "-file", folder.resolve("server.pem").toString(), "-keystore", store);
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-storepass", FunctionServer.PASSWORD));
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("keytool was interrupted", e);
        }
    }
}
