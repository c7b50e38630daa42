package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;

/** What the tests of this package share. */
final class Pictures {
    private Pictures() {}

    /** A reference array of the original's {@code render}; skips the test where it does not exist. */
    static Tensor golden(String name) {
        return Golden.shared("toolbox/render/" + name + ".npy");
    }

    /** Asserts equal numbers within 1e-12, and the very same bytes. */
    static void assertSame(Tensor expected, Tensor actual, String what) {
        Close.assertClose(expected, actual, Close.TWIN, what);
        ByteImage bytes = ByteImage.of(expected, Compatibility.ORIGINAL);
        assertArrayEquals(bytes.pixels(), ByteImage.of(actual, Compatibility.ORIGINAL).pixels(), what);
    }

    /** Asserts the pixels of a picture, numbers 0 to 255. */
    static void assertPixels(Tensor expected, ByteImage actual, String what) {
        assertEquals(expected, actual.toTensor(), what);
    }

    static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }
}
