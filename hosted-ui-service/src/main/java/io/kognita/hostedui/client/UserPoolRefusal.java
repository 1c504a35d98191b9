package io.kognita.hostedui.client;

/** user-pool-service refused a call with one of AWS's error codes. */
public final class UserPoolRefusal extends RuntimeException {

    private final String code;

    public UserPoolRefusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** AWS's code, for example {@code NotAuthorizedException}. */
    public String code() {
        return code;
    }
}
