package org.lrptoolbox.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** The tolerances of the tests, named once, and comparison of tensors by them. */
public final class Close {
    /** Against results of the original toolbox: rounding is amplified near zero denominators. */
    public static final double GOLDEN = 1e-9;
    /** Between two ways to compute the same thing in float64. */
    public static final double TWIN = 1e-12;

    private Close() {}

    /** Asserts max|a - b| &lt;= tolerance * max|b|, equal shapes, and NaN and infinities at the same places. */
    public static void assertClose(Tensor expected, Tensor actual, double tolerance, String what) {
        assertArrayEquals(expected.shape(), actual.shape(), () -> what + ": shape " + Shapes.text(actual.shape()));
        double scale = 0;
        for (double v : expected.data()) {
            scale = Double.isFinite(v) ? Math.max(scale, Math.abs(v)) : scale;
        }
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.data()[i];
            double a = actual.data()[i];
            boolean same = Double.isFinite(e) ? Math.abs(a - e) <= tolerance * scale : Double.compare(a, e) == 0;
            if (!same) {
                fail(what + ": element " + i + " is " + a + ", expected " + e + " within " + tolerance + " of "
                        + scale);
            }
        }
    }
}
