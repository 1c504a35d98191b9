package io.kognita.userpool.risk.compromised;

import io.kognita.userpool.work.LookupWorkers;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of hashes in order, one a line, each perhaps with how often it leaked, as the downloader of Have I Been Pwned writes it. It has tens
 * of gigabytes, so it is searched by halves where it lies. It is opened for each search: an operator may put a newer one
 * in its place.
 */
final class HashFile implements LeakedPasswords {

    private static final int DIGITS = 40;

    /** When so little is left to search, it is read at once. */
    private static final int BLOCK = 4096;

    private final Path file;
    private final LookupWorkers workers;

    HashFile(Path file, LookupWorkers workers) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("kognita.risk.leaked-passwords.file cannot be read: " + file);
        }
        this.file = file;
        this.workers = workers;
    }

    @Override
    public Uni<Boolean> contain(PasswordDigest password) {
        return workers.compute(() -> search(file, password));
    }

    static boolean search(Path file, PasswordDigest password) {
        String digits = password.digits();
        try (FileChannel lines = FileChannel.open(file, StandardOpenOption.READ)) {
            long low = 0;
            long high = lines.size();
            // The line that is sought, if there is one, begins at low or behind it, and before high.
            while (high - low > BLOCK) {
                long middle = (low + high) >>> 1;
                String block = read(lines, middle, 4 * DIGITS);
                int start = block.indexOf('\n') + 1;
                if (start == 0 || block.length() - start < DIGITS) {
                    throw new IOException(
                            "the file of leaked passwords has a line that is too long, or ends within one");
                }
                int order = digits.compareToIgnoreCase(block.substring(start, start + DIGITS));
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    high = middle + start;
                } else {
                    low = middle + start;
                }
            }
            return read(lines, low, BLOCK + 2 * DIGITS)
                    .lines()
                    .anyMatch(line -> line.regionMatches(true, 0, digits, 0, DIGITS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(FileChannel lines, long from, int length) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(length);
        while (read.hasRemaining() && lines.read(read, from + read.position()) >= 0) {
            // A file may give less than it is asked for.
        }
        return new String(read.array(), 0, read.position(), StandardCharsets.US_ASCII);
    }
}
