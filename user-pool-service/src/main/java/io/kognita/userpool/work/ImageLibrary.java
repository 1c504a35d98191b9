package io.kognita.userpool.work;

import io.quarkus.runtime.ImageMode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.nativeimage.c.type.CTypeConversion.CCharPointerHolder;
import org.graalvm.word.PointerBase;
import org.graalvm.word.WordFactory;

/**
 * A shared library of this machine, called from a native image by its own C interface: not every builder of native images
 * knows the foreign function API that {@link NativeLibrary} uses on a JVM, and all know this.
 */
public final class ImageLibrary {

    /** {@code RTLD_NOW}: all that is missing shows at once. */
    private static final int NOW = 2;

    private final PointerBase handle;

    private ImageLibrary(PointerBase handle) {
        this.handle = handle;
    }

    /** True inside a native image, where alone this class works. */
    public static boolean usable() {
        return ImageMode.current() == ImageMode.NATIVE_RUN;
    }

    /**
     * Binds the functions of the first library that the machine has; empty when it has none.
     *
     * @param bind takes the functions it needs
     * @param names file names with version, as the loader searches them
     */
    public static <T> Optional<T> load(Function<ImageLibrary, T> bind, String... names) {
        return Stream.of(names).flatMap(name -> open(bind, name).stream()).findFirst();
    }

    private static <T> Optional<T> open(Function<ImageLibrary, T> bind, String name) {
        try (CCharPointerHolder file = CTypeConversion.toCString(name)) {
            PointerBase handle = open(file.get(), NOW);
            return handle.isNull() ? Optional.empty() : Optional.of(bind.apply(new ImageLibrary(handle)));
        }
    }

    /** A function of the library, to be cast to the function pointer type that has its shape. */
    @SuppressWarnings("unchecked")
    public <F extends PointerBase> F function(String name) {
        try (CCharPointerHolder symbol = CTypeConversion.toCString(name)) {
            PointerBase address = symbol(handle, symbol.get());
            if (address.isNull()) {
                throw new IllegalArgumentException("the library has no " + name);
            }
            return (F) WordFactory.pointer(address.rawValue());
        }
    }

    @CFunction("dlopen")
    private static native PointerBase open(CCharPointer file, int flags);

    @CFunction("dlsym")
    private static native PointerBase symbol(PointerBase handle, CCharPointer name);
}
