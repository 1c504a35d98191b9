package io.kognita.hostedui.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A {@code NEW_PASSWORD_REQUIRED} challenge on its way through the user's form, sealed for the browser.
 *
 * @param session the engine's own sealed state
 * @param attributes attributes that the account still lacks
 */
@RegisterForReflection
record NewPasswordChallenge(String clientId, String username, String session, List<String> attributes) {}
