package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.user.SecondFactor;
import jakarta.inject.Singleton;

/** {@code SMS_MFA}: a code that is sent to the user's phone. */
@Singleton
class SmsMfa extends CodeByMessage implements Challenge {

    SmsMfa(Sessions sessions, SessionUsers users, SignInCodes codes, CodeVerdict verdict) {
        super(SecondFactor.SMS_MFA, sessions, users, codes, verdict);
    }
}
