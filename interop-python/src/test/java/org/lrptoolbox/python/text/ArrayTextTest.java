package org.lrptoolbox.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;

/** The expected texts are those NumPy 2 prints. */
class ArrayTextTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void pointsAlign() {
        assertEquals("[ 0.5   1.25 -3.  ]", str(0.5, 1.25, -3));
        assertEquals("[0.33333333 1.        ]", str(1 / 3.0, 1));
        assertEquals("array([1., 2.])", repr(1, 2));
        assertEquals("[-0.  0.]", str(-0.0, 0));
        assertEquals("[]", str());
    }

    @Test
    void exponentsWhenNumbersAreFarApart() {
        assertEquals("[1.e-05 1.e+00]", str(1e-5, 1));
        assertEquals("[1.00e+08 1.25e+00]", str(1e8, 1.25));
        assertEquals("[9.9999999e+07 9.9999000e+04]", str(99999999, 99999));
        assertEquals("[99999999. 99999998.]", str(99999999, 99999998));
        assertEquals("[1.e-300 1.e+100]", str(1e-300, 1e100));
        assertEquals("[0. 1.]", text(new PrintOptions(8, 1000, 3, 75, true, "maxprec", '-', "nan", "inf"), 1e-10, 1));
    }

    @Test
    void nonFiniteNumbersTakeTheirRoom() {
        assertEquals("[  1.  nan -inf]", str(1, NAN, -INF));
        assertEquals("[1.e+10    nan    inf]", str(1e10, NAN, INF));
        assertEquals("[nan inf]", str(NAN, INF));
    }

    @Test
    void otherTypesNameThemselves() {
        assertEquals("array([0.1, 2. ], dtype=float32)",
                ArrayText.repr(NDArray.of(DataType.FLOAT32, new float[]{.1f, 2}, 2), PrintOptions.DEFAULT));
        assertEquals("array([ 10,  -5, 300])",
                ArrayText.repr(NDArray.of(DataType.INT64, new long[]{10, -5, 300}, 3), PrintOptions.DEFAULT));
        assertEquals("array([18446744073709551615], dtype=uint64)",
                ArrayText.repr(NDArray.of(DataType.UINT64, new long[]{-1}, 1), PrintOptions.DEFAULT));
        assertEquals("array([ True, False])",
                ArrayText.repr(NDArray.of(DataType.BOOL, new byte[]{1, 0}, 2), PrintOptions.DEFAULT));
        assertEquals("array(True)",
                ArrayText.repr(NDArray.of(DataType.BOOL, new byte[]{1}), PrintOptions.DEFAULT));
        assertEquals("array([], shape=(0, 3), dtype=float64)",
                ArrayText.repr(NDArray.zeros(DataType.FLOAT64, 0, 3), PrintOptions.DEFAULT));
    }

    @Test
    void bracketsNestAndLinesWrap() {
        double[] data = IntStream.range(0, 8).mapToDouble(i -> i).toArray();
        assertEquals("""
                array([[[0., 1.],
                        [2., 3.]],

                       [[4., 5.],
                        [6., 7.]]])""", ArrayText.repr(NDArray.of(data, 2, 2, 2), PrintOptions.DEFAULT));
        double[] many = IntStream.range(0, 30).mapToDouble(i -> i).toArray();
        assertEquals("""
                [ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17.
                 18. 19. 20. 21. 22. 23. 24. 25. 26. 27. 28. 29.]""", str(many));
    }

    @Test
    void largeArraysShowTheirCorners() {
        double[] many = IntStream.range(0, 2000).mapToDouble(i -> i).toArray();
        assertEquals("""
                array([0.000e+00, 1.000e+00, 2.000e+00, ..., 1.997e+03, 1.998e+03,
                       1.999e+03], shape=(2000,))""", repr(many));
        assertEquals("""
                [[0. 0. 0. ... 0. 0. 0.]
                 [0. 0. 0. ... 0. 0. 0.]
                 [0. 0. 0. ... 0. 0. 0.]
                 ...
                 [0. 0. 0. ... 0. 0. 0.]
                 [0. 0. 0. ... 0. 0. 0.]
                 [0. 0. 0. ... 0. 0. 0.]]""",
                ArrayText.str(NDArray.zeros(DataType.FLOAT64, 300, 400), PrintOptions.DEFAULT));
    }

    @Test
    void aFormatterWritesEveryElement() {
        NDArray a = NDArray.of(new double[]{1, 2.5}, 2);
        assertEquals("[<1.0> <2.5>]", ArrayText.text(a, PrintOptions.DEFAULT, " ", "", "", v -> "<" + v + ">"));
    }

    private static String str(double... data) {
        return text(PrintOptions.DEFAULT, data);
    }

    private static String text(PrintOptions options, double... data) {
        return ArrayText.str(NDArray.of(data, data.length), options);
    }

    private static String repr(double... data) {
        return ArrayText.repr(NDArray.of(data, data.length), PrintOptions.DEFAULT);
    }
}
