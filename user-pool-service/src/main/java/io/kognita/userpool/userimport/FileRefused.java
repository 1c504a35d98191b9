package io.kognita.userpool.userimport;

/** An uploaded file that breaks a bound, or is none. */
final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    FileRefused(String why) {
        super(why, null, false, false);
    }
}
