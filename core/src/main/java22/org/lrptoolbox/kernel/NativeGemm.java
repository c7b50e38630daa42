package org.lrptoolbox.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The products of a BLAS library, {@code cblas_dgemm} (and {@code cblas_sgemm} for float32) and, row by row or column by column where those are few,
 * {@code cblas_dgemv}, of one row and one column {@code cblas_ddot}, on arrays where they lie: nothing is copied, and the garbage collector waits while a call runs, so
 * calls are kept short ({@link MatrixProduct} splits long ones).
 *
 * <p>Compiled for Java 22, where the foreign-function API is final; {@link Kernels} only looks for it there. Each call
 * is one thread's: {@link Parallel} shares out the work, and OpenBLAS is told to have no threads of its own.
 */
final class NativeGemm implements GemmKernel, SingleKernel {
    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;
    /** Rows or columns below which one after the other costs less than packing the other matrix. */
    private static final int FEW = 4;

    // Static and final, so that the compilers see through it: there is one library in a JVM.
    private static final MethodHandle DGEMM;
    private static final MethodHandle DGEMV;
    private static final MethodHandle DDOT;
    private static final @Nullable MethodHandle SGEMM;
    private static final String NAME;

    static {
        Path library = NativeLibrary.file();
        Linker linker = Linker.nativeLinker();
        SymbolLookup symbols = OwnSymbols.of(library);
        FunctionDescriptor dgemm = FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_DOUBLE, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE, ADDRESS, JAVA_INT);
        FunctionDescriptor dgemv = FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_DOUBLE,
                ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE, ADDRESS, JAVA_INT);
        DGEMM = link(linker, find(symbols, library, "cblas_dgemm"), dgemm);
        DGEMV = link(linker, find(symbols, library, "cblas_dgemv"), dgemv);
        DDOT = link(linker, find(symbols, library, "cblas_ddot"),
                FunctionDescriptor.of(JAVA_DOUBLE, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        FunctionDescriptor sgemm = FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_FLOAT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_FLOAT, ADDRESS, JAVA_INT);
        SGEMM = symbols.find("cblas_sgemm").map(f -> link(linker, f, sgemm)).orElse(null);
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

    private static MemorySegment find(SymbolLookup symbols, Path library, String name) {
        return symbols.find(name).orElseThrow(() -> new UnsatisfiedLinkError(library + " has no function " + name));
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
        double beta = accumulate ? 1.0 : 0.0;
        int few = (long) m * n * k <= Kernels.UNPACKED ? 2 : FEW;
        try {
            if (m == 1 && n == 1) {
                double sum = (double) DDOT.invokeExact(k, from(a, aOff), ta ? lda : 1, from(b, bOff), tb ? 1 : ldb);
                c[cOff] = accumulate ? c[cOff] + sum : sum;
            } else if (m < few) {
                for (int i = 0; i < m; i++) {
                    DGEMV.invokeExact(ROW_MAJOR, tb ? AS_IT_IS : TRANSPOSED, tb ? n : k, tb ? k : n, 1.0,
                            from(b, bOff), ldb, from(a, aOff + i * (ta ? 1 : lda)), ta ? lda : 1, beta,
                            from(c, cOff + i * ldc), 1);
                }
            } else if (n < few) {
                for (int j = 0; j < n; j++) {
                    DGEMV.invokeExact(ROW_MAJOR, ta ? TRANSPOSED : AS_IT_IS, ta ? k : m, ta ? m : k, 1.0,
                            from(a, aOff), lda, from(b, bOff + j * (tb ? ldb : 1)), tb ? 1 : ldb, beta,
                            from(c, cOff + j), ldc);
                }
            } else {
                DGEMM.invokeExact(ROW_MAJOR, ta ? TRANSPOSED : AS_IT_IS, tb ? TRANSPOSED : AS_IT_IS, m, n, k, 1.0,
                        from(a, aOff), lda, from(b, bOff), ldb, beta, from(c, cOff), ldc);
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public boolean multiply(boolean ta, boolean tb, int m, int n, int k, float[] a, int aOff, int lda, float[] b,
            int bOff, int ldb, float[] c, int cOff, int ldc) {
        MethodHandle sgemm = SGEMM;
        if (sgemm == null) {
            return false;
        }
        try {
            sgemm.invokeExact(ROW_MAJOR, ta ? TRANSPOSED : AS_IT_IS, tb ? TRANSPOSED : AS_IT_IS, m, n, k, 1f,
                    from(a, aOff), lda, from(b, bOff), ldb, 0f, from(c, cOff), ldc);
            return true;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known
                ? known
                : new IllegalStateException("cannot call the products of " + description, e);
    }

    private static MemorySegment from(float[] data, int offset) {
        return MemorySegment.ofArray(data).asSlice((long) offset * Float.BYTES);
    }

    private static MemorySegment from(double[] data, int offset) {
        return MemorySegment.ofArray(data).asSlice((long) offset * Double.BYTES);
    }

    @Override
    public String describe() {
        return description;
    }
}
