package org.lrptoolbox.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

class QuantizeTest {
    /** Means of points of the grid lie in the middle often; files store the distance of points in float32. */
    @Test
    void theMiddleBetweenTwoPointsGoesToTheEvenOne() {
        for (float scale : new float[]{0.1f, 0.84758627f, 0.49593964f, 0.22953346f, 0.2173828f}) {
            double[] middles = IntStream.range(-100, 100).mapToDouble(n -> (n + 0.5) * scale).toArray();
            double[] even = IntStream.range(-100, 100).mapToDouble(n -> Math.rint(n + 0.5) * scale).toArray();
            Tensor y = new JavaEngine().predict(Network.sequential(new Quantize(scale, -128, 127)),
                    Tensor.of(middles, 1, middles.length));
            assertArrayEquals(even, y.data(), 1e-15);
        }
    }
}
