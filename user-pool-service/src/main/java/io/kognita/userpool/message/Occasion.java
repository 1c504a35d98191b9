package io.kognita.userpool.message;

/** Why a message is sent. */
public enum Occasion {
    SIGN_UP("SignUp", "sign-up"),
    RESEND_CODE("ResendCode", "sign-up"),
    RESET_PASSWORD("ForgotPassword", "reset-password"),
    SIGN_IN("Authentication", "sign-in"),
    UPDATE_ATTRIBUTE("UpdateUserAttribute", "verify-attribute"),
    VERIFY_ATTRIBUTE("VerifyUserAttribute", "verify-attribute"),
    INVITATION("AdminCreateUser", "invitation");

    private final String source;
    private final String text;

    Occasion(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /** The part of AWS's trigger sources behind the underscore. */
    String source() {
        return source;
    }

    /** True when the message confirms a new account, which a link can do in place of a code. */
    boolean confirmsAccount() {
        return this == SIGN_UP || this == RESEND_CODE;
    }

    /** The subject where a pool has none of its own. */
    String subject(Language language) {
        return Texts.subject(language, text);
    }

    /** The words where a pool has none of its own. */
    String body(Language language) {
        return Texts.body(language, text);
    }
}
