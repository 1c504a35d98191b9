package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.user.SecondFactor;
import jakarta.inject.Singleton;

/** {@code EMAIL_OTP}: a code that is sent to the user's e-mail address. */
@Singleton
class EmailOtp extends CodeByMessage {

    EmailOtp(Sessions sessions, SessionUsers users, SignInCodes codes, CodeVerdict verdict) {
        super(SecondFactor.EMAIL_OTP, sessions, users, codes, verdict);
    }
}
