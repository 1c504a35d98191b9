package io.kognita.userpool.code;

import io.kognita.userpool.message.Destination;

/**
 * A code that was given back rightly and is not spent yet.
 *
 * @param mac what is stored of it
 * @param destination where it was sent, which its holder has thereby proved to read
 */
public record OneTimeCode(Subject subject, Purpose purpose, byte[] mac, Destination destination) {

    @Override
    public String toString() {
        return "OneTimeCode[" + purpose + "]";
    }
}
