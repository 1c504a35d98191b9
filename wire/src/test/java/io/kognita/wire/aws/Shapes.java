package io.kognita.wire.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The inputs and outputs of every operation of both AWS JSON APIs, empty or filled with generated values. */
final class Shapes {

    private final Random random;

    Shapes(long seed) {
        this.random = new Random(seed);
    }

    /** The request and response classes of both APIs. */
    static Stream<Class<?>> ofEveryOperation() {
        return Stream.of(CognitoIdentityProviderClient.class, CognitoIdentityClient.class)
                .flatMap(Shapes::ofEveryOperation);
    }

    static Stream<Class<?>> ofEveryOperation(Class<? extends SdkClient> client) {
        String models = client.getPackageName() + ".model.";
        try (JarFile jar = new JarFile(Path.of(client.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName().replace('/', '.'))
                    .filter(name -> name.matches("\\Q" + models + "\\E\\w+(Request|Response)\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.matches(".*\\.CognitoIdentity(Provider)?(Request|Response)")) // abstract
                    .sorted()
                    .<Class<?>>map(Shapes::load)
                    .filter(SdkPojo.class::isAssignableFrom)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static SdkPojo builder(Class<?> shape) {
        try {
            return (SdkPojo) shape.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    /** An instance whose every member is set. */
    SdkPojo generate(Class<?> shape) {
        return filled(builder(shape));
    }

    private SdkPojo filled(SdkPojo builder) {
        builder.sdkFields().forEach(field -> field.set(builder, value(field)));
        return build(builder);
    }

    private Object value(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return text();
        } else if (type == MarshallingType.BOOLEAN) {
            return random.nextBoolean();
        } else if (type == MarshallingType.INTEGER) {
            return random.nextInt();
        } else if (type == MarshallingType.LONG) {
            return random.nextLong();
        } else if (type == MarshallingType.INSTANT) {
            return Instant.ofEpochMilli(random.nextLong(-10_000_000_000_000L, 10_000_000_000_000L));
        } else if (type == MarshallingType.SDK_BYTES) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return SdkBytes.fromByteArray(bytes);
        } else if (type == MarshallingType.SDK_POJO) {
            return filled(field.constructor().get());
        } else if (type == MarshallingType.DOCUMENT) {
            return Document.fromMap(Map.of(text(), document(3)));
        } else if (type == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> value(element))
                    .toList();
        } else if (type == MarshallingType.MAP) {
            SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> entries = new LinkedHashMap<>();
            IntStream.range(0, random.nextInt(3)).forEach(i -> entries.put(text(), value(element)));
            return entries;
        }
        throw new IllegalStateException("no value for " + field.memberName() + " of type " + type);
    }

    private Document document(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Document.fromNull();
            case 1 -> Document.fromBoolean(random.nextBoolean());
            case 2 -> Document.fromNumber(BigDecimal.valueOf(random.nextLong(), random.nextInt(20)));
            case 3 -> Document.fromString(text());
            case 4 -> Document.fromList(List.of(document(depth - 1), document(depth - 1)));
            default -> Document.fromMap(Map.of(text(), document(depth - 1)));
        };
    }

    /** A text with quotes, controls, and characters of one to four bytes. */
    private String text() {
        List<String> characters = new ArrayList<>(
                List.of("a", "\"", "\\", "\n", "\u0001", "\u007f", "\u00e9", "\u20ac", "\ufffd", "\ud83d\ude00"));
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, characters.size()).forEach(i -> text.append(characters.get(i)));
        return text.toString();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
