package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Results do not depend on where operands and results lie within their storage, nor on which of them share it. */
class LoopsTest {
    private static final int N = 2500;
    private static final int[] PLACES = {0, 3, 40};

    private static double number(int seed, int x) {
        return (seed * 31 + x * 17) % 23 - 7;
    }

    /** Storage whose elements from {@code at} on are numbers of the seed, all others -99. */
    private static NDArray laid(DataType type, int seed, int at) {
        double[] all = new double[N + 50];
        Arrays.fill(all, -99);
        IntStream.range(0, N).forEach(x -> all[at + x] = number(seed, x));
        return NDArray.of(all, all.length).astype(type);
    }

    private static NDArray piece(NDArray whole, int at) {
        return whole.view(new int[]{N}, new int[]{1}, at);
    }

    @Test
    void binaryOperationsWhereverTheirNumbersLie() {
        for (DataType type : new DataType[]{DataType.FLOAT64, DataType.FLOAT32, DataType.INT64}) {
            for (int i : PLACES) {
                for (int j : PLACES) {
                    for (int k : PLACES) {
                        NDArray out = laid(type, 5, k);
                        BinaryOps.assign(BinaryOp.SUBTRACT, piece(laid(type, 1, i), i), piece(laid(type, 2, j), j),
                                piece(out, k));
                        double[] expected = new double[N + 50];
                        Arrays.fill(expected, -99);
                        IntStream.range(0, N).forEach(x -> expected[k + x] = number(1, x) - number(2, x));
                        assertArrayEquals(expected, out.doubles(), type.label() + " " + i + " " + j + " " + k);
                    }
                }
            }
        }
    }

    @Test
    void numbersOnEitherSide() {
        for (DataType type : new DataType[]{DataType.FLOAT64, DataType.FLOAT32, DataType.INT64}) {
            for (int i : PLACES) {
                NDArray a = piece(laid(type, 1, i), i);
                Number two = Types.isFloat(type) ? (Number) 2.0 : (Number) 2L;
                double[] left = BinaryOps.apply(BinaryOp.SUBTRACT, two, a).doubles();
                double[] right = BinaryOps.apply(BinaryOp.SUBTRACT, a, two).doubles();
                for (int x = 0; x < N; x++) {
                    assertEquals(2 - number(1, x), left[x], type.label());
                    assertEquals(number(1, x) - 2, right[x], type.label());
                }
            }
        }
    }

    @Test
    void nothingAtAll() {
        for (DataType type : new DataType[]{DataType.FLOAT64, DataType.FLOAT32, DataType.INT64, DataType.BOOL}) {
            NDArray none = NDArray.zeros(type, 0);
            assertEquals(0, BinaryOps.apply(BinaryOp.MULTIPLY, none, none).size(), type.label());
            assertEquals(0, BinaryOps.apply(BinaryOp.MULTIPLY, none, NDArray.zeros(type, 1)).size(), type.label());
        }
    }

    @Test
    void inPlaceWithItselfMoved() {
        for (int shift : new int[]{0, 1, 5, 1024}) {
            double[] numbers = IntStream.range(0, 4000).mapToDouble(x -> number(1, x)).toArray();
            NDArray all = NDArray.of(numbers.clone(), 4000);
            int n = 4000 - shift;
            NDArray front = all.view(new int[]{n}, new int[]{1}, 0);
            NDArray back = all.view(new int[]{n}, new int[]{1}, shift);
            BinaryOps.assign(BinaryOp.MULTIPLY, back, front, back);
            UnaryOps.assign(UnaryOp.NEGATIVE, back, back);
            for (int x = 0; x < n; x++) {
                assertEquals(0.0 - numbers[x + shift] * numbers[x], all.doubles()[x + shift], 0, shift + ", " + x);
            }
        }
    }

    @Test
    void truthValuesWhereverTheyLie() {
        for (int i : PLACES) {
            for (int k : PLACES) {
                NDArray a = piece(laid(DataType.INT64, 1, i), i);
                NDArray x = BinaryOps.apply(BinaryOp.GREATER, a, 0L);
                NDArray out = NDArray.zeros(DataType.BOOL, N + 50);
                BinaryOps.assign(BinaryOp.BITWISE_AND, x, BinaryOps.apply(BinaryOp.LESS, a, 9L), piece(out, k));
                UnaryOps.assign(UnaryOp.LOGICAL_NOT, piece(out, k), piece(out, k));
                for (int t = 0; t < N; t++) {
                    boolean inside = number(1, t) > 0 && number(1, t) < 9;
                    assertEquals(inside ? 0 : 1, (int) out.longs()[k + t], i + " " + k + " " + t);
                }
            }
        }
    }

    @Test
    void onlyResultsThatAreNotFiniteAreTold() {
        double[] huge = new double[N];
        Arrays.fill(huge, 1.5e308);
        assertEquals(NDArray.class, BinaryOps.compute(BinaryOp.ADD, NDArray.of(huge, N), 1.0).getClass());
        for (int at : new int[]{0, 7, 1023, N - 1}) {
            double[] small = new double[N];
            small[at] = 1.5e308;
            FloatErrorException told = assertThrows(FloatErrorException.class,
                    () -> BinaryOps.compute(BinaryOp.MULTIPLY, NDArray.of(small, N), 2.0));
            assertEquals(FloatErrors.OVERFLOW, FloatErrorException.flags(told));
        }
    }
}
