package io.kognita.userpool.userimport;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a stream of bytes into its header and chunks of whole lines; a row of a file of users is always a line. */
final class LineSplitter {

    static final int CHUNK = 128 * 1024;

    /** AWS's bound on the length of a row in characters, of four bytes each at most. */
    static final int LONGEST_LINE = 16_000;

    private final long mostBytes;
    private final int mostLines;
    private Buffer rest = Buffer.buffer();
    private String header;
    private long bytes;
    private int lines = 1;

    LineSplitter(ImportSettings settings) {
        this.mostBytes = settings.largestFile();
        this.mostLines = settings.mostUsers();
    }

    /**
     * Takes what has come.
     *
     * @return chunks that are complete
     * @throws FileRefused when the file is too large or is no text of lines
     */
    List<FileLines> take(Buffer part) {
        bytes += part.length();
        require(bytes <= mostBytes, "The file is larger than " + mostBytes + " bytes");
        rest.appendBuffer(part);
        takeHeader();
        List<FileLines> complete = new ArrayList<>();
        while (header != null && rest.length() >= CHUNK) {
            complete.add(cut(lastEnd(CHUNK)));
        }
        return complete;
    }

    /** What is left at the end of the file. */
    Optional<FileLines> end() {
        if (rest.length() > 0) {
            rest.appendByte((byte) '\n');
        }
        takeHeader();
        require(header != null, "The file is empty");
        return rest.length() == 0 ? Optional.empty() : Optional.of(cut(rest.length()));
    }

    /** The first line of the file, once it has come. */
    String header() {
        return header;
    }

    private void takeHeader() {
        if (header != null || rest.length() == 0) {
            return;
        }
        int end = indexOfEnd(Math.min(rest.length(), 4 * LONGEST_LINE));
        if (end > 0) {
            header = rest.getString(0, end - 1, StandardCharsets.UTF_8.name()).stripTrailing();
            rest = rest.getBuffer(end, rest.length());
        } else {
            require(rest.length() < 4 * LONGEST_LINE, "The header is longer than " + LONGEST_LINE + " characters");
        }
    }

    private FileLines cut(int end) {
        FileLines cut = new FileLines(lines + 1, rest.getBytes(0, end));
        rest = rest.getBuffer(end, rest.length());
        lines += cut.count();
        require(lines - 1 <= mostLines, "The file has more than " + mostLines + " users");
        return cut;
    }

    private int indexOfEnd(int limit) {
        for (int at = 0; at < limit; at++) {
            if (rest.getByte(at) == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private int lastEnd(int limit) {
        for (int at = limit; at > 0; at--) {
            if (rest.getByte(at - 1) == '\n') {
                return at;
            }
        }
        throw new FileRefused("A row is longer than " + LONGEST_LINE + " characters");
    }

    private static void require(boolean kept, String refusal) {
        if (!kept) {
            throw new FileRefused(refusal);
        }
    }
}
