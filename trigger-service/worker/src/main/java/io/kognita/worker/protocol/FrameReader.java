package io.kognita.worker.protocol;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a {@link FrameWriter} wrote. The other side is not trusted: lengths are bounded and must add up. */
public final class FrameReader {

    static final byte LOAD = 1;
    static final byte INVOKE = 2;
    static final byte FETCHED = 3;
    static final byte READY = 4;
    static final byte LINE = 5;
    static final byte FETCH = 6;
    static final byte ENDED = 7;

    private final DataInputStream in;
    private final int maxLength;

    /** @param maxLength the longest frame in bytes that is read */
    public FrameReader(InputStream in, int maxLength) {
        this.in = new DataInputStream(in);
        this.maxLength = maxLength;
    }

    /**
     * The next frame, for which it waits; empty at the end of the stream.
     *
     * @throws IOException also when what came is no frame
     */
    public Optional<Frame> read() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return Optional.empty();
        }
        if (length < 1 || length > maxLength) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        try {
            return Optional.of(frame(ByteBuffer.wrap(bytes)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("a frame that does not add up", e);
        }
    }

    private static Frame frame(ByteBuffer from) throws IOException {
        byte kind = from.get();
        return switch (kind) {
            case LOAD -> new Frame.Load(program(from));
            case INVOKE -> new Frame.Invoke(from.getInt(), from.getInt(), text(from), bytes(from));
            case FETCHED ->
                new Frame.Fetched(from.getInt(), from.getInt(), text(from), from.getInt(), texts(from), bytes(from));
            case READY -> new Frame.Ready();
            case LINE -> new Frame.Line(from.getInt(), text(from), text(from));
            case FETCH ->
                new Frame.Fetch(from.getInt(), from.getInt(), text(from), text(from), texts(from), bytes(from));
            case ENDED -> new Frame.Ended(from.getInt(), ending(from.get()), bytes(from));
            default -> throw new IOException("a frame of kind " + kind);
        };
    }

    private static Frame.Ending ending(byte ordinal) {
        Frame.Ending[] endings = Frame.Ending.values();
        if (ordinal < 0 || ordinal >= endings.length) {
            throw new IllegalArgumentException("no ending");
        }
        return endings[ordinal];
    }

    private static Program program(ByteBuffer from) {
        String handler = text(from);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int left = from.getInt(); left > 0; left--) {
            files.put(text(from), bytes(from));
        }
        return new Program(
                handler,
                files,
                texts(from),
                new Program.Limits(from.getInt(), from.getLong(), from.getInt(), from.getInt(), from.getInt()));
    }

    private static String text(ByteBuffer from) {
        return new String(bytes(from), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("a length of " + length);
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static Map<String, String> texts(ByteBuffer from) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int left = from.getInt(); left > 0; left--) {
            texts.put(text(from), text(from));
        }
        return texts;
    }
}
