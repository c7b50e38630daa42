package org.lrptoolbox.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PRelu;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** The way down for engines: inputs and outputs stay, and axes are exchanged where a layer needs them so. */
class ChannelsFirstTest {
    private static final int[] SAMPLE = {5, 4, 3};

    private static Conv conv(int channels, int count) {
        return Conv.last(RandomTensors.normal(1, 2, 2, channels, count), RandomTensors.normal(2, count).data(), 1, 1);
    }

    /** How often axes are exchanged in what computes the same. */
    private static long exchanges(Network network) {
        RuleTable rules = Composites.epsilonPlus().rulesFor(network);
        Network lowered = ChannelsFirst.of(rules, SAMPLE).rules().network();
        Tensor x = RandomTensors.normal(3, 2, 5, 4, 3);
        Close.assertClose(new JavaEngine().predict(network, x), new JavaEngine().predict(lowered, x), Close.TWIN,
                "lowered");
        return lowered.layers().stream().filter(Permute.class::isInstance).count();
    }

    private static long between(Layer layer) {
        return exchanges(Network.sequential(conv(3, 4), layer, conv(4, 2)));
    }

    @Test
    void whatIgnoresAxesOrFollowsThemStaysBetween() {
        for (Layer layer : List.of(new Rect(), new SoftMax(-1), new PRelu(Tensor.full(0.2, 1)),
                new Scale(Tensor.full(2, 1), Tensor.full(1, 1)))) {
            assertEquals(2, between(layer), layer.type());
        }
    }

    @Test
    void numbersOfChannelsStayWithThem() {
        assertEquals(4, between(new PRelu(RandomTensors.normal(4, 4))));
        assertEquals(4, between(new Scale(RandomTensors.normal(5, 4), RandomTensors.normal(6, 4))));
    }

    @Test
    void productsOfImagesAreTakenInEitherOrder() {
        assertEquals(2, exchanges(Network.builder().input(Input.real("x", SAMPLE)).add("conv", conv(3, 4), "x")
                .add("gate", new Tanh(), "conv").add("product", new Product(), "conv", "gate").build()));
    }

    @Test
    void networksOfOtherToolsStayAsTheyAre() {
        RuleTable rules = Composites.epsilonPlus().rulesFor(Network.sequential(new Rect()));
        assertSame(rules, ChannelsFirst.of(rules, SAMPLE).rules());
    }
}
