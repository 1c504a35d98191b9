package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.user.SecondFactor;
import jakarta.inject.Singleton;

/** A code that is sent to the user's e-mail address, as the second factor. */
@Singleton
class EmailMfa extends CodeByMessage {

    EmailMfa(Sessions sessions, SessionUsers users, SignInCodes codes, CodeVerdict verdict) {
        super(SecondFactor.EMAIL_OTP, sessions, users, codes, verdict);
    }
}
