package io.kognita.userpool.userimport;

/**
 * Whole lines of a file.
 *
 * @param first number of the first one
 */
record FileLines(int first, byte[] bytes) {

    int count() {
        int lines = 0;
        for (byte each : bytes) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Lines hold password hashes. */
    @Override
    public String toString() {
        return "FileLines[" + first + "]";
    }
}
