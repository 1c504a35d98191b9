package io.kognita.wire.outbound;

/** The answer was longer than allowed; the rest of it was not read. */
public final class AnswerTooLong extends RuntimeException {

    AnswerTooLong(int limit) {
        super("answered more than " + limit + " bytes", null, false, false);
    }
}
