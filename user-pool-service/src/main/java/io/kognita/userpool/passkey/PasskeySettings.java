package io.kognita.userpool.passkey;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may use passkeys besides web pages. */
@ConfigMapping(prefix = "kognita.passkeys")
interface PasskeySettings {

    /**
     * Origins of applications that may use passkeys, as Android tells them: {@code android:apk-key-hash:} and the hash of the
     * application's signing certificate. Those of iOS have the origin of a web page.
     */
    Optional<List<String>> appOrigins();
}
