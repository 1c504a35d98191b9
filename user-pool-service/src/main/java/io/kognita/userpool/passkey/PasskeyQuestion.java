package io.kognita.userpool.passkey;

import io.kognita.userpool.pool.Pool;
import java.util.UUID;

/**
 * A sign-in that asks for a passkey.
 *
 * @param subject id of the user, or of a stranger, which looks the same
 * @param stranger true when there is no such user, and the client must not learn so
 */
public record PasskeyQuestion(Pool pool, String clientId, UUID signIn, UUID subject, boolean stranger) {}
