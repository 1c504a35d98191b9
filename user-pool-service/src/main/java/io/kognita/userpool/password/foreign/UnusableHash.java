package io.kognita.userpool.password.foreign;

/** A hash that is in no known notation, or too costly to verify. The message holds nothing of the hash. */
public final class UnusableHash extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableHash(String why) {
        super(why, null, false, false);
    }

    static UnusableHash unknown() {
        return new UnusableHash("The password hash is in no notation that is known.");
    }

    /** Refuses a cost or a length out of bounds: whoever writes a file of users must not be able to stop the machine. */
    static void requireCheap(boolean cheap) {
        if (!cheap) {
            throw new UnusableHash("The password hash is too costly to verify, or of unusual length.");
        }
    }
}
