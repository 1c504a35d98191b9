package io.kognita.userpool.work;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A shared library of this machine, called from a JVM by the foreign function API. */
public final class NativeLibrary {

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /**
     * Binds the functions of the first library that the machine has; empty when it has none.
     *
     * @param bind takes the functions it needs
     * @param names file names with version, as the loader searches them
     */
    public static <T> Optional<T> load(Function<NativeLibrary, T> bind, String... names) {
        return Stream.of(names).flatMap(name -> open(bind, name).stream()).findFirst();
    }

    private static <T> Optional<T> open(Function<NativeLibrary, T> bind, String name) {
        try {
            return Optional.of(bind.apply(new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global()))));
        } catch (IllegalArgumentException | UnsupportedOperationException absent) {
            return Optional.empty();
        }
    }

    /** A function of the library. */
    public MethodHandle function(String name, FunctionDescriptor shape) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(name)
                                .orElseThrow(() -> new IllegalArgumentException("the library has no " + name)),
                        shape);
    }

    /** Calls a function that takes nothing. */
    public Object call(String name, FunctionDescriptor shape) {
        try {
            return function(name, shape).invoke();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
