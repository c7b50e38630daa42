package org.lrptoolbox.python.array;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.kernel.MatrixProduct;

/**
 * LAPACK's routines in the native library that matrix products use, called by name; that is the library NumPy calls, too,
 * so that signs of singular vectors, the order of eigenvalues and the last digits are NumPy's.
 *
 * <p>Matrices lie column by column in Java arrays, which are not copied: the garbage collector waits while a call runs.
 */
final class Lapack {
    private static final @Nullable SymbolLookup SYMBOLS = open();
    private static final Map<String, MethodHandle> ROUTINES = new ConcurrentHashMap<>();

    private Lapack() {}

    @SuppressWarnings("restricted") // calling native code is what this class is for
    private static @Nullable SymbolLookup open() {
        Optional<Path> library = MatrixProduct.nativeLibrary();
        if (library.isEmpty()) {
            return null;
        }
        // The products have loaded it already, bound to its own symbols, and so it stays.
        SymbolLookup symbols = SymbolLookup.libraryLookup(library.get(), Arena.global());
        // A library which the user names may have products only.
        return symbols.find("zheevd_").isPresent() && symbols.find("dgesdd_").isPresent() ? symbols : null;
    }

    /** Whether there is such a library. */
    static boolean isThere() {
        return SYMBOLS != null;
    }

    /**
     * Calls a routine whose last argument says how it went.
     *
     * @param name without Fortran's underscore
     * @param arguments all but the last: characters, integers, {@code double[]} and {@code int[]}
     * @return what the last one says: 0 after success, the negative number of an argument that cannot be taken
     */
    static int call(String name, Object... arguments) {
        int[] info = new int[1];
        Object[] segments = new Object[arguments.length + 1];
        for (int i = 0; i < arguments.length; i++) {
            segments[i] = segment(arguments[i]);
        }
        segments[arguments.length] = MemorySegment.ofArray(info);
        try {
            ROUTINES.computeIfAbsent(name, n -> link(n, segments.length)).invokeWithArguments(segments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call " + name, e);
        }
        return info[0];
    }

    private static MemorySegment segment(Object argument) {
        return switch (argument) {
            case Character c -> MemorySegment.ofArray(new byte[]{(byte) (char) c});
            case Integer n -> MemorySegment.ofArray(new int[]{n});
            case double[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            default -> throw new IllegalArgumentException("no argument of Fortran: " + argument);
        };
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(String name, int count) {
        MemoryLayout[] pointers = new MemoryLayout[count];
        Arrays.fill(pointers, ADDRESS);
        if (SYMBOLS == null) {
            throw new IllegalStateException("there is no native library to call " + name + " in");
        }
        return Linker.nativeLinker().downcallHandle(SYMBOLS.findOrThrow(name + "_"),
                FunctionDescriptor.ofVoid(pointers), Linker.Option.critical(true));
    }
}
