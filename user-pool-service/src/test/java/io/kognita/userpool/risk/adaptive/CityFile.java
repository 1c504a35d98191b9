package io.kognita.userpool.risk.adaptive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database of a few cities in MaxMind's format (<a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>),
 * with records of 24 bits for IPv4 networks of 24 bits.
 */
public final class CityFile {

    public static final String LONDON = "203.0.113.7";
    public static final String PARIS = "198.51.100.7";
    public static final String TOKYO = "192.0.2.7";

    private static final int EMPTY = -1;

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final Map<Integer, Integer> dataAt = new LinkedHashMap<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private CityFile() {}

    public static Path write(Path file) throws IOException {
        CityFile cities = new CityFile();
        cities.add(LONDON, city("London", "United Kingdom", 51.5, -0.1));
        cities.add(PARIS, city("Paris", "France", 48.9, 2.4));
        cities.add(TOKYO, city("Tokyo", "Japan", 35.7, 139.7));
        return Files.write(file, cities.bytes());
    }

    private static Map<String, Object> city(String name, String country, double latitude, double longitude) {
        return Map.of(
                "city", Map.of("names", Map.of("en", name)),
                "country", Map.of("names", Map.of("en", country)),
                "location", Map.of("latitude", latitude, "longitude", longitude));
    }

    private void add(String address, Map<String, Object> record) throws IOException {
        int bits = ByteBuffer.wrap(InetAddress.ofLiteral(address).getAddress()).getInt();
        int node = 0;
        for (int depth = 0; depth < 23; depth++) {
            int side = bits >>> (31 - depth) & 1;
            if (nodes.get(node)[side] == EMPTY) {
                nodes.add(new int[] {EMPTY, EMPTY});
                nodes.get(node)[side] = nodes.size() - 1;
            }
            node = nodes.get(node)[side];
        }
        dataAt.put(node * 2 + (bits >>> 8 & 1), data.size());
        encode(data, record);
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int node = 0; node < nodes.size(); node++) {
            for (int side = 0; side < 2; side++) {
                Integer at = dataAt.get(node * 2 + side);
                int child = nodes.get(node)[side];
                int value = at != null ? nodes.size() + 16 + at : child == EMPTY ? nodes.size() : child;
                file.write(new byte[] {(byte) (value >>> 16), (byte) (value >>> 8), (byte) value});
            }
        }
        file.write(new byte[16]);
        data.writeTo(file);
        file.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        file.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        encode(
                file,
                Map.of(
                        "node_count",
                        (long) nodes.size(),
                        "record_size",
                        24,
                        "ip_version",
                        4,
                        "database_type",
                        "Test-City",
                        "languages",
                        List.of("en"),
                        "binary_format_major_version",
                        2,
                        "binary_format_minor_version",
                        0,
                        "build_epoch",
                        new long[] {1},
                        "description",
                        Map.of("en", "A few cities")));
        return file.toByteArray();
    }

    /** Integers are 16 bits here, longs 32, and an array of one is a number of 64. */
    private static void encode(ByteArrayOutputStream out, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    encode(out, entry.getKey());
                    encode(out, entry.getValue());
                }
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                for (Object item : list) {
                    encode(out, item);
                }
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (bytes.length < 29) {
                    out.write(2 << 5 | bytes.length);
                } else {
                    out.write(2 << 5 | 29);
                    out.write(bytes.length - 29);
                }
                out.write(bytes);
            }
            case Double number -> {
                out.write(3 << 5 | 8);
                out.write(ByteBuffer.allocate(8).putDouble(number).array());
            }
            case Integer number -> {
                out.write(5 << 5 | 2);
                out.write(ByteBuffer.allocate(2).putShort(number.shortValue()).array());
            }
            case Long number -> {
                out.write(6 << 5 | 4);
                out.write(ByteBuffer.allocate(4).putInt(number.intValue()).array());
            }
            case long[] number -> {
                out.write(8);
                out.write(9 - 7);
                out.write(ByteBuffer.allocate(8).putLong(number[0]).array());
            }
            default -> throw new IllegalArgumentException("no such type: " + value.getClass());
        }
    }
}
