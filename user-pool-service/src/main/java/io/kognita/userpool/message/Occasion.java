package io.kognita.userpool.message;

/** Why a message with a code is sent, with the words for it where a pool has none of its own. */
public enum Occasion {
    SIGN_UP("Your verification code", "Enter the code {####} to confirm your new account."),
    RESET_PASSWORD("Your password reset code", "Enter the code {####} to choose a new password."),
    SIGN_IN("Your sign-in code", "Enter the code {####} to sign in."),
    VERIFY_ATTRIBUTE("Your verification code", "Enter the code {####} to verify this address.");

    private final String subject;
    private final String body;

    Occasion(String subject, String body) {
        this.subject = subject;
        this.body = body;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }
}
