package org.lrptoolbox.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.tensor.Shapes.OPEN;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

class InputShapeTest {
    private static final Conv LAST = Conv.last(Tensor.zeros(2, 2, 3, 4), new double[4], 1, 1);
    private static final Conv FIRST = new Conv(Weights.of(Tensor.zeros(4, 3, 2, 2)), new double[0], Frame.of(2, 2), 1);
    private static final Dense DENSE = Dense.of(12, 2, new double[24], new double[2]);

    private static void assertTold(@Nullable Layout layout, int[] sample, Layer... layers) {
        InputShape told = InputShape.of(Network.sequential(layers));
        assertEquals(layout, told.layout());
        assertArrayEquals(sample, told.sample());
    }

    @Test
    void whoeverLooksAtImagesFirstTells() {
        assertTold(Layout.NHWC, new int[]{OPEN, OPEN, 3}, new Rect(), LAST);
        assertTold(Layout.NCHW, new int[]{3, OPEN, OPEN}, FIRST);
        assertTold(Layout.NCHW, new int[]{4, OPEN, OPEN}, new ConvTranspose(FIRST, new double[0], 0, 0));
    }

    @Test
    void poolingLeavesTheChannelsToWhatIsBehindIt() {
        assertTold(Layout.NHWC, new int[]{OPEN, OPEN, 3}, MaxPool.last(Frame.of(2, 2)), LAST);
        assertTold(Layout.NHWC, new int[]{OPEN, OPEN, OPEN}, MaxPool.last(Frame.of(2, 2)), new Flatten(), DENSE);
    }

    @Test
    void behindAnotherOrderTheChannelsAreWhereTheyComeFrom() {
        assertTold(Layout.NCHW, new int[]{3, OPEN, OPEN}, Permute.toChannelsLast(), LAST);
        assertTold(Layout.NHWC, new int[]{OPEN, OPEN, 3}, Permute.toChannelsFirst(), FIRST);
    }

    @Test
    void vectorsAreNoImages() {
        assertTold(null, new int[]{12}, new Flatten(), DENSE);
        assertTold(null, new int[]{OPEN}, new Flatten(), new Reshape(3, 4, 4), FIRST);
    }
}
