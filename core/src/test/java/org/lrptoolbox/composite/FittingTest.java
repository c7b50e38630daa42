package org.lrptoolbox.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Which preset a network gets where nobody names one. */
class FittingTest {
    private static final Tensor ONE = Tensor.of(new double[]{1}, 1);
    private static final Tensor ZERO = Tensor.of(new double[]{0}, 1);

    private static Conv conv() {
        return new Conv(Weights.of(new double[4 * 3 * 9], 4, 3, 3, 3), new double[0], Frame.of(3, 3), 1);
    }

    private static Dense dense(int inputs) {
        return new Dense(Weights.of(new double[inputs * 2], inputs, 2), false, new double[0]);
    }

    @Test
    void convolutionalAndDenseNetworksKeepTheirConvention() {
        assertEquals("epsilon-plus", Composites.fitting(Network.sequential(conv(), new Flatten(), dense(144))));
        assertEquals("epsilon-plus", Composites.fitting(Network.sequential(dense(3))));
        // Norms of channels, of groups of them, and of whole pictures are those of convolutional networks.
        for (Norm norm : new Norm[]{Norm.instance(3, 1e-5, new double[4], new double[4]),
            Norm.group(3, 2, 1e-5, new double[4], new double[4]), Norm.layer(3, 0, 1e-5, ONE, ZERO)}) {
            assertEquals("epsilon-plus", Composites.fitting(Network.sequential(conv(), norm)), norm.kind());
        }
    }

    @Test
    void transformersGetAttnLrp() {
        Network attention = Network.builder().add("turned", new Permute(1, 0), List.of(Network.INPUT))
                .add("scores", new MatMul(), List.of(Network.INPUT, 0)).build();
        assertEquals("attnlrp", Composites.fitting(attention));
        assertEquals("attnlrp", Composites.fitting(Network.sequential(dense(3), Norm.rms(1, -1, 1e-5, ONE))));
    }

    @Test
    void thoseOfImagesGetGamma() {
        Network tokens = Network.sequential(conv(), new Reshape(4, 36), new Permute(1, 0),
                Norm.layer(2, -1, 1e-5, ONE, ZERO));
        assertEquals("attnlrp-gamma", Composites.fitting(tokens));
        assertEquals("AttnLRP gamma", Composites.named(Composites.fitting(tokens)).name());
    }
}
