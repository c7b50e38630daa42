package org.lrptoolbox.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The product of a BLAS library, {@code cblas_dgemm}, on arrays where they lie: nothing is copied, and the garbage
 * collector waits while a call runs, so calls are kept short ({@link MatrixProduct} splits long ones).
 *
 * <p>Compiled for Java 22, where the foreign-function API is final; {@link Kernels} only looks for it there. Each call
 * is one thread's: {@link Parallel} shares out the work, and OpenBLAS is told to have no threads of its own.
 */
final class NativeGemm implements GemmKernel {
    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;

    // Static and final, so that the compilers see through it: there is one library in a JVM.
    private static final MethodHandle DGEMM;
    private static final String NAME;

    static {
        Path library = NativeLibrary.file();
        Linker linker = Linker.nativeLinker();
        SymbolLookup symbols = open(library);
        FunctionDescriptor dgemm = FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_DOUBLE, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE, ADDRESS, JAVA_INT);
        DGEMM = link(linker, symbols.find("cblas_dgemm").orElseThrow(
                () -> new UnsatisfiedLinkError(library + " has no function cblas_dgemm")), dgemm);
        symbols.find("openblas_set_num_threads").ifPresent(f -> oneThread(linker, f));
        NAME = symbols.find("openblas_set_num_threads").isPresent() ? "OpenBLAS" : "BLAS";
    }

    private final String description;

    /**
     * Loads the library, if that has not been done.
     *
     * @throws ExceptionInInitializerError if that fails
     * @throws IllegalStateException if its product is wrong
     */
    NativeGemm() {
        description = NAME + " (" + NativeLibrary.file() + ")";
        double[] c = {9, 9, 9, 9};
        multiply(false, true, 2, 2, 3, new double[]{1, 2, 3, 4, 5, 6}, 0, 3, new double[]{1, 0, 1, 0, 1, 1}, 0, 3,
                false,
                c, 0, 2);
        if (c[0] != 4 || c[1] != 5 || c[2] != 10 || c[3] != 11) {
            throw new IllegalStateException(NativeLibrary.file() + " multiplies wrongly");
        }
    }

    @SuppressWarnings("restricted") // loading native code is what this class is for
    private static SymbolLookup open(Path library) {
        return SymbolLookup.libraryLookup(library, Arena.global());
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(Linker linker, MemorySegment function, FunctionDescriptor type) {
        return linker.downcallHandle(function, type, Linker.Option.critical(true));
    }

    private static void oneThread(Linker linker, MemorySegment setThreads) {
        try {
            link(linker, setThreads, FunctionDescriptor.ofVoid(JAVA_INT)).invokeExact(1);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call openblas_set_num_threads", e);
        }
    }

    @Override
    public void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        try {
            DGEMM.invokeExact(ROW_MAJOR, ta ? TRANSPOSED : AS_IT_IS, tb ? TRANSPOSED : AS_IT_IS, m, n, k, 1.0,
                    from(a, aOff), lda, from(b, bOff), ldb, accumulate ? 1.0 : 0.0, from(c, cOff), ldc);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call cblas_dgemm", e);
        }
    }

    private static MemorySegment from(double[] data, int offset) {
        return MemorySegment.ofArray(data).asSlice((long) offset * Double.BYTES);
    }

    @Override
    public String describe() {
        return description;
    }
}
