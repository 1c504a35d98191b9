package io.kognita.userpool.message;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;

/**
 * Where a message would have gone, had there been somebody to send it to. The medium follows from the name that was typed
 * and the pool's settings, the rest from bytes that are always the same for the name.
 */
public final class SimulatedDestination {

    /** First letters of common providers, the commonest more than once. */
    private static final String PROVIDERS = "ggggghhoyime";

    private SimulatedDestination() {}

    /**
     * Makes a destination up.
     *
     * @param random at least six bytes
     */
    public static Destination of(Pool pool, String username, byte[] random) {
        if (AttributeSchema.isEmail(username)) {
            return new Destination(Destination.EMAIL, username);
        }
        if (AttributeSchema.isPhoneNumber(username)) {
            return new Destination(Destination.PHONE, username);
        }
        return byPhone(pool) ? phone(random) : email(username, random);
    }

    /** As {@link #of}, where the medium is known by its attribute. */
    public static Destination at(String attribute, String username, byte[] random) {
        if (attribute.equals(Destination.PHONE)) {
            return AttributeSchema.isPhoneNumber(username) ? new Destination(attribute, username) : phone(random);
        }
        return AttributeSchema.isEmail(username) ? new Destination(attribute, username) : email(username, random);
    }

    private static boolean byPhone(Pool pool) {
        return pool.autoVerified().contains(Destination.PHONE)
                && !pool.autoVerified().contains(Destination.EMAIL);
    }

    /** Most people's address begins as their name does. */
    private static Destination email(String username, byte[] random) {
        char first = (char) ('a' + Math.floorMod(random[0], 26));
        String local = Character.isLetter(username.codePointAt(0)) && random[1] > 0
                ? Character.toString(username.codePointAt(0))
                : String.valueOf(first);
        char provider = PROVIDERS.charAt(Math.floorMod(random[2], PROVIDERS.length()));
        return new Destination(Destination.EMAIL, local + "@" + provider);
    }

    private static Destination phone(byte[] random) {
        StringBuilder digits = new StringBuilder("+");
        for (int digit = 2; digit < 6; digit++) {
            digits.append(Math.floorMod(random[digit], 10));
        }
        return new Destination(Destination.PHONE, digits.toString());
    }
}
