package org.lrptoolbox.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

class ToolboxFormTest {
    private static Weights random(int... shape) {
        return Weights.of(RandomTensors.normal(shape.length, shape));
    }

    private static Conv conv(int n, int c, Frame frame) {
        return new Conv(random(n, c, frame.height(), frame.width()), RandomTensors.normal(n, n).data(), frame, 1);
    }

    private static Network chain() {
        Frame two = Frame.of(2, 2);
        return Network.sequential(conv(4, 2, Frame.of(3, 3)), Scale.perChannel(3, new double[]{1, 2, 3, 4},
                new double[]{4, 3, 2, 1}), new Rect(), new AveragePool(two, false),
                new Scale(Tensor.full(2, 1), Tensor
                        .zeros(1)),
                new MaxPool(two.withStride(2, 1)), new Flatten(), new Dense(random(3, 16), true, new double[3]),
                new Dense(random(3, 2), false, new double[]{1, 2}), new SoftMax());
    }

    @Test
    void aChainOfPlainLayersIsTheToolboxs() {
        Network toolbox = ToolboxForm.of(chain());
        assertEquals(List.of("Convolution", "Rect", "SumPool", "MaxPool", "Flatten", "Linear", "Linear", "SoftMax"),
                toolbox.layers().stream().map(Layer::type).toList());
        Tensor images = RandomTensors.normal(1, 3, 2, 8, 6);
        JavaEngine engine = new JavaEngine();
        Close.assertClose(engine.predict(chain(), images),
                engine.predict(toolbox, Permute.toChannelsLast().forward(images)), Close.TWIN, "same function");
    }

    @Test
    void networksOfTheToolboxStayAsTheyAre() {
        Network network = Nets.convolutional(true);
        assertSame(network, ToolboxForm.of(network));
    }

    @Test
    void whatTheToolboxLacksIsNamed() {
        Conv plain = conv(2, 2, Frame.of(2, 2));
        assertRefused(Network.sequential(plain, conv(2, 2, Frame.of(3, 3).withPadding(1))), "1-Conv", "padding");
        assertRefused(Network.sequential(plain, new MaxPool(Frame.of(2, 2).withCeil(true))), "1-MaxPool");
        assertRefused(Network.sequential(new Conv(random(2, 1, 2, 2), new double[0], Frame.of(2, 2), 2)), "groups");
        assertRefused(Network.sequential(plain, new Activation(Function.SILU)), "1-Silu");
        assertRefused(Network.sequential(plain, new SoftMax()), "1-SoftMax", "channels first");
        assertRefused(Network.sequential(plain, new Flatten()), "output");
        Dense dense = Dense.of(1, 2, new double[2], new double[2]);
        assertRefused(Network.sequential(dense, new LogSoftMax()), "layer 1 '1-LogSoftMax' (LogSoftMax): ");
    }

    private static void assertRefused(Network network, String... words) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> ToolboxForm.of(network))
                .getMessage());
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
