package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract every kernel keeps, checked against the definition of the product. */
class GemmKernelTest {
    private static final int[][] SHAPES = {{1, 1, 1}, {1, 17, 5}, {4, 16, 8}, {5, 15, 7}, {3, 33, 300}, {64, 25, 250},
        {37, 10, 25}, {130, 530, 3}, {9, 8, 513}, {1, 1, 1000}, {2, 700, 257}, {1400, 9, 25},
        {1, 700, 257}, {257, 1, 700}, {3, 1100, 400}, {1100, 2, 500}};

    /** Those whose elements do not depend on their neighbours: two bits that differ would be a bug. */
    static Stream<GemmKernel> javaKernels() {
        GemmKernel plain = new PlainGemm();
        return vectors()
                ? Stream.of(plain, new VectorGemm(), new WarmingGemm(plain, new VectorGemm()))
                : Stream.of(plain);
    }

    static Stream<GemmKernel> kernels() {
        GemmKernel large = Kernels.forShape(1000, 1000, 1000);
        return Stream.concat(javaKernels(), Stream.of(large));
    }

    private static boolean vectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** A product within larger arrays, whose other elements must neither be read into it nor be written. */
    private record Case(boolean ta, boolean tb, int m, int n, int k, double[] a, double[] b, double[] c) {
        static final int OFFSET = 3;
        static final int GAP = 2;

        static Case random(long seed, boolean ta, boolean tb, int... shape) {
            Random random = new Random(seed);
            int m = shape[0];
            int n = shape[1];
            int k = shape[2];
            return new Case(ta, tb, m, n, k, block(random, ta ? k : m, ta ? m : k),
                    block(random, tb ? n : k, tb ? k : n),
                    block(random, m, n));
        }

        private static double[] block(Random random, int rows, int columns) {
            double[] data = new double[OFFSET + rows * (columns + GAP)];
            Arrays.fill(data, Double.NaN);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    data[OFFSET + i * (columns + GAP) + j] = random.nextGaussian();
                }
            }
            return data;
        }

        int lda() {
            return (ta ? m : k) + GAP;
        }

        int ldb() {
            return (tb ? k : n) + GAP;
        }

        int ldc() {
            return n + GAP;
        }

        int atA(int i, int p) {
            return OFFSET + (ta ? p * lda() + i : i * lda() + p);
        }

        int atB(int p, int j) {
            return OFFSET + (tb ? j * ldb() + p : p * ldb() + j);
        }

        double[] naive(boolean accumulate) {
            double[] out = c.clone();
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = accumulate ? c[OFFSET + i * ldc() + j] : 0;
                    for (int p = 0; p < k; p++) {
                        sum += a[atA(i, p)] * b[atB(p, j)];
                    }
                    out[OFFSET + i * ldc() + j] = sum;
                }
            }
            return out;
        }

        double[] by(GemmKernel kernel, boolean accumulate) {
            double[] out = c.clone();
            kernel.multiply(ta, tb, m, n, k, a, OFFSET, lda(), b, OFFSET, ldb(), accumulate, out, OFFSET, ldc());
            return out;
        }

        /** The same product, cut into pieces of odd sizes. */
        double[] inPieces(GemmKernel kernel, int rows, int columns) {
            double[] out = c.clone();
            for (int i = 0; i < m; i += rows) {
                for (int j = 0; j < n; j += columns) {
                    kernel.multiply(ta, tb, Math.min(rows, m - i), Math.min(columns, n - j), k, a, atA(i, 0), lda(), b,
                            atB(0, j), ldb(), false, out, OFFSET + i * ldc() + j, ldc());
                }
            }
            return out;
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void computesTheProduct(GemmKernel kernel) {
        for (int[] shape : SHAPES) {
            for (int variant = 0; variant < 8; variant++) {
                Case test = Case.random(variant, (variant & 1) != 0, (variant & 2) != 0, shape);
                boolean accumulate = (variant & 4) != 0;
                assertArrayEquals(test.naive(accumulate), test.by(kernel, accumulate), 1e-11,
                        Arrays.toString(shape) + " variant " + variant);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("javaKernels")
    void anElementDoesNotDependOnItsNeighbours(GemmKernel kernel) {
        for (int[] shape : SHAPES) {
            for (int variant = 0; variant < 4; variant++) {
                Case test = Case.random(variant, (variant & 1) != 0, (variant & 2) != 0, shape);
                double[] whole = test.by(kernel, false);
                String what = Arrays.toString(shape) + " variant " + variant;
                assertArrayEquals(whole, test.inPieces(kernel, 7, 1000), what + " by rows");
                assertArrayEquals(whole, test.inPieces(kernel, 1000, 13), what + " by columns");
                assertArrayEquals(whole, test.inPieces(kernel, 1, 1), what + " by elements");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void zerosAreNotSkipped(GemmKernel kernel) {
        double inf = Double.POSITIVE_INFINITY;
        double[] specials = {0, inf, -inf, Double.NaN, 1, -0.0};
        int[][] shapes = {{21, 23, 6}, {1, 23, 6}, {21, 1, 6}};
        for (int variant = 0; variant < 12; variant++) {
            int[] shape = shapes[variant / 4];
            Case test = Case.random(variant, (variant & 1) != 0, (variant & 2) != 0, shape);
            Random random = new Random(variant);
            for (int t = 0; t < 12; t++) {
                test.a()[test.atA(random.nextInt(shape[0]), random.nextInt(6))] = specials[t % 6];
                test.b()[test.atB(random.nextInt(6), random.nextInt(shape[1]))] = specials[t * 5 % 6];
            }
            assertArrayEquals(test.naive(false), test.by(kernel, false), 1e-12, "variant " + variant);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aNanStaysInItsRowAndColumn(GemmKernel kernel) {
        Case test = Case.random(1, false, false, 6, 19, 5);
        test.a()[test.atA(5, 2)] = Double.NaN;
        test.b()[test.atB(1, 18)] = Double.NaN;
        double[] c = test.by(kernel, false);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 19; j++) {
                assertEquals(i == 5 || j == 18, Double.isNaN(c[Case.OFFSET + i * test.ldc() + j]), i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void overwritingForgetsWhatWasThere(GemmKernel kernel) {
        double[] c = {Double.NaN, Double.NaN};
        kernel.multiply(false, false, 1, 2, 1, new double[]{2}, 0, 1, new double[]{3, 4}, 0, 2, false, c, 0, 2);
        assertArrayEquals(new double[]{6, 8}, c);
    }

    @Test
    void kernelsInJavaAgreeBitForBit() {
        Random random = new Random(5);
        for (int trial = 0; trial < 60; trial++) {
            int[] shape = {1 + random.nextInt(300), 1 + random.nextInt(300), 1 + random.nextInt(900)};
            Case test = Case.random(trial, random.nextBoolean(), random.nextBoolean(), shape);
            boolean accumulate = random.nextBoolean();
            double[] plain = test.by(new PlainGemm(), accumulate);
            javaKernels().forEach(kernel -> assertArrayEquals(plain, test.by(kernel, accumulate),
                    Arrays.toString(shape) + " " + kernel.describe()));
        }
    }

    @Test
    void theVectorKernelTakesOverOnceItIsCompiled() {
        assumeTrue(vectors(), "the JVM runs without jdk.incubator.vector");
        WarmingGemm kernel = new WarmingGemm(new PlainGemm(), new VectorGemm());
        assertTrue(kernel.describe().contains("until"), kernel.describe());
        Case test = Case.random(1, false, false, 40, 50, 60);
        double[] before = test.by(kernel, false);
        kernel.warmUp();
        assertArrayEquals(before, test.by(kernel, false));
    }
}
