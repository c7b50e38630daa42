package org.lrptoolbox.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which kernel computes which product: a native BLAS where it can be loaded and is worth it, else the Vector API's
 * where the JVM has that module, else plain Java.
 *
 * <p>The system property {@code lrp.blas} chooses: {@code java} leaves the native library out, {@code plain} the Vector
 * API too; a path names a library with {@code cblas_dgemm} to use in place of the OpenBLAS on the class path. The choice
 * for a product depends on its shape alone.
 */
final class Kernels {
    private static final String PROPERTY = "lrp.blas";
    private static final String JAVA = "java";
    private static final String PLAIN = "plain";
    private static final Set<String> WORDS = Set.of("", "native", JAVA, PLAIN);
    /** The first Java whose foreign-function API is not a preview. */
    private static final int FOREIGN_FUNCTIONS = 22;

    /*
     * GFLOP/s of one thread, m x k x n, A B (of A B' and A' B in brackets where they say something else), OpenBLAS
     * 0.3.31 with OPENBLAS_CORETYPE=Haswell / plain Java / Vector API on a processor with AVX-512, Temurin 25:
     *
     *   1 x 784 x 1296    20 /  8 /  4 [20 / 3 / 3]     24 x 24 x 24       32 / 15 / 11 [31 / 16 / 32]
     *   4 x 784 x 1296    14 / 22 / 18 [12 / 10 / 9]    32 x 32 x 32       37 / 19 / 22
     *   8 x 784 x 1296    25 / 28 / 33 [24 / 17 / 14]   784 x 25 x 10      28 / 19 / 35
     *   784 x 1296 x 1    20 /  4 /  5 [17 / 8 / 2]     2621 x 25 x 10     28 / 20 / 36
     *   784 x 1296 x 4    16 / 13 / 20                  256 x 250 x 25     38 / 33 / 66
     *   4 x 4 x 4          2 /  1 /  1                  256 x 576 x 64     44 / 29 / 77
     *   16 x 16 x 16      23 /  7 /  4                  256 x 784 x 1296   47 / 32 / 53
     */
    /** Multiply-adds below which native code would save less than a microsecond: not worth loading a library for. */
    private static final long NATIVE_FROM = 16 * 1024;
    /**
     * Multiply-adds up to which OpenBLAS multiplies without packing, on processors for which it has kernels that can: 64 x
     * 1296 x 10 at 12 GFLOP/s, 128 rows at 6.
     */
    static final int UNPACKED = 1_000_000;

    private Kernels() {}

    /** The kernel for a product of m x k by k x n. */
    static GemmKernel forShape(int m, int n, int k) {
        if ((long) m * n * k >= NATIVE_FROM) {
            GemmKernel kernel = Native.KERNEL;
            if (kernel != null) {
                return kernel;
            }
        }
        return Java.KERNEL;
    }

    /** Whether a native library is there; loads it, if that has not been done. */
    static boolean isNative() {
        return Native.KERNEL != null;
    }

    /** Kernels that compute large and small products, and why none is native if none is. */
    static String describe() {
        GemmKernel kernel = Native.KERNEL;
        if (kernel != null) {
            return kernel.describe() + "; small products: " + Java.PLAIN.describe();
        }
        String vectors = Java.KERNEL == Java.PLAIN && !wants(PLAIN)
                ? "; --add-modules jdk.incubator.vector makes it faster"
                : "";
        return Java.KERNEL.describe() + " (no native library: " + Native.REASON + vectors + ")";
    }

    /** The library which the property names, or nothing. */
    static String library() {
        String wanted = System.getProperty(PROPERTY, "").strip();
        return WORDS.contains(wanted.toLowerCase(Locale.ROOT)) ? "" : wanted;
    }

    private static boolean wants(String word) {
        return System.getProperty(PROPERTY, "").strip().equalsIgnoreCase(word);
    }

    /** Loaded when a product asks for it: a program that multiplies nothing loads nothing. */
    private static final class Native {
        static final @Nullable GemmKernel KERNEL;
        static final String REASON;

        static {
            GemmKernel kernel = null;
            String reason = "";
            if (wants(JAVA) || wants(PLAIN)) {
                reason = "left out by the property " + PROPERTY;
            } else if (Runtime.version().feature() < FOREIGN_FUNCTIONS) {
                reason = "Java " + Runtime.version().feature() + " is older than " + FOREIGN_FUNCTIONS;
            } else {
                try {
                    kernel = Class.forName("org.lrptoolbox.kernel.NativeGemm").asSubclass(GemmKernel.class)
                            .getDeclaredConstructor().newInstance();
                } catch (InvocationTargetException | ExceptionInInitializerError e) {
                    reason = rootOf(e).toString();
                } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                    reason = e.toString();
                }
            }
            KERNEL = kernel;
            REASON = reason;
        }

        private static Throwable rootOf(Throwable e) {
            Throwable cause = e.getCause();
            return cause == null ? e : rootOf(cause);
        }
    }

    /** The kernels that need no native code; VectorGemm is only touched where the module it needs is there. */
    private static final class Java {
        static final GemmKernel PLAIN = new PlainGemm();
        static final GemmKernel KERNEL = choose();

        private static GemmKernel choose() {
            boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
            return vectors && !wants(Kernels.PLAIN) ? new WarmingGemm(PLAIN, new VectorGemm()) : PLAIN;
        }
    }
}
