package io.kognita.wire.health;

import io.kognita.wire.config.Deployment;
import io.kognita.wire.config.Deployment.SignatureCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the settings of a deployment under which it must not hold real users; values are never repeated. */
final class UnsafeSettings {

    private static final int SHORTEST_SECRET = 20;

    private UnsafeSettings() {}

    /** One line a setting: its name and what is wrong with it. */
    static List<String> in(Deployment deployment) {
        List<String> unsafe = new ArrayList<>();
        if (deployment.sigv4() == SignatureCheck.ACCEPT_ANY) {
            unsafe.add("kognita.sigv4 accepts any signature");
        }
        if (!"https".equals(deployment.publicUrl().getScheme())) {
            unsafe.add("kognita.public-url is not https");
        }
        if (isGuessable(deployment.masterKey())) {
            unsafe.add("kognita.master-key is an example or a pattern");
        }
        if (isGuessable(deployment.serviceKey())) {
            unsafe.add("kognita.service-key is an example or a pattern");
        }
        if (deployment.serviceKey().equals(deployment.masterKey())) {
            unsafe.add("kognita.service-key equals kognita.master-key");
        }
        deployment.accessKeys().entrySet().stream()
                .filter(UnsafeSettings::isExample)
                .map(key -> "kognita.access-keys." + key.getKey() + " is an example or its secret is short")
                .forEach(unsafe::add);
        deployment.trustedProxies().orElse(List.of()).stream()
                .filter(range -> range.strip().endsWith("/0"))
                .map(range -> "kognita.trusted-proxies trusts every address (" + range + ")")
                .forEach(unsafe::add);
        return List.copyOf(unsafe);
    }

    /** True when the bytes are all the same or count up, as every example key does. */
    private static boolean isGuessable(String base64) {
        byte[] key = Base64.getDecoder().decode(base64);
        long steps = IntStream.range(1, key.length)
                .map(i -> (key[i] - key[i - 1]) & 0xff)
                .distinct()
                .count();
        return Arrays.equals(key, new byte[key.length]) || steps <= 1;
    }

    private static boolean isExample(Map.Entry<String, Deployment.AccessKey> key) {
        String secret = key.getValue().secret();
        return key.getKey().toUpperCase(Locale.ROOT).endsWith("EXAMPLE")
                || secret.toUpperCase(Locale.ROOT).endsWith("EXAMPLEKEY")
                || secret.length() < SHORTEST_SECRET;
    }
}
