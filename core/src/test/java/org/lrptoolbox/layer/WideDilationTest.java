package org.lrptoolbox.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Windows with gaps as wide as the image, as DeepLab has them, need no more memory than their weights. */
class WideDilationTest {
    private static final int CHANNELS = 256;
    private static final int SIZE = 6;

    @Test
    void windowsMayBeWiderThanTheImage() {
        Tensor w = RandomTensors.normal(1, CHANNELS, CHANNELS, 3, 3);
        Conv wide = new Conv(Weights.of(w), new double[0], Frame.of(3, 3).withDilation(36, 36).withPadding(36), 1);
        // Of all pixels of a window only the one in the middle is within the image.
        Tensor middle = w.slice(0, CHANNELS);
        double[] centre = new double[CHANNELS * CHANNELS];
        for (int i = 0; i < centre.length; i++) {
            centre[i] = middle.data()[9 * i + 4];
        }
        Conv plain = new Conv(Weights.of(Tensor.of(centre, CHANNELS, CHANNELS, 1, 1)), new double[0], Frame.of(1, 1),
                1);
        Tensor x = RandomTensors.normal(2, 1, CHANNELS, SIZE, SIZE);
        Tensor y = wide.forward(x);
        Close.assertClose(plain.forward(x), y, 1e-12, "forward");
        Close.assertClose(plain.transpose(y, CHANNELS, SIZE, SIZE), wide.transpose(y, CHANNELS, SIZE, SIZE), 1e-12,
                "transpose");
        double[] gradient = wide.weightGradient(x, y);
        double[] expected = plain.weightGradient(x, y);
        for (int i = 0; i < expected.length; i += 997) {
            assertEquals(expected[i], gradient[9 * i + 4], 1e-9 * Math.abs(expected[i]) + 1e-9);
            assertEquals(0, gradient[9 * i], 0);
        }
    }
}
