package io.kognita.userpool.message;

/** Why a message is sent, with the words for it where a pool has none of its own. */
public enum Occasion {
    SIGN_UP("SignUp", "Your verification code", "Enter the code {####} to confirm your new account."),
    RESEND_CODE("ResendCode", "Your verification code", "Enter the code {####} to confirm your new account."),
    RESET_PASSWORD("ForgotPassword", "Your password reset code", "Enter the code {####} to choose a new password."),
    SIGN_IN("Authentication", "Your sign-in code", "Enter the code {####} to sign in."),
    UPDATE_ATTRIBUTE("UpdateUserAttribute", "Your verification code", "Enter the code {####} to verify this address."),
    VERIFY_ATTRIBUTE("VerifyUserAttribute", "Your verification code", "Enter the code {####} to verify this address."),
    INVITATION(
            "AdminCreateUser",
            "Your temporary password",
            "Your username is {username} and your temporary password is {####}");

    private final String source;
    private final String subject;
    private final String body;

    Occasion(String source, String subject, String body) {
        this.source = source;
        this.subject = subject;
        this.body = body;
    }

    /** The part of AWS's trigger sources behind the underscore. */
    String source() {
        return source;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }
}
