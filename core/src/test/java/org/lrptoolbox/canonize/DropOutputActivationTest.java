package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.lrptoolbox.canonize.Canonized.conv;
import static org.lrptoolbox.canonize.Canonized.names;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** Functions that make probabilities of scores go from the end of a network, and from nowhere else. */
class DropOutputActivationTest {
    private static final Canonizer SCORES = Canonizers.dropOutputActivation(OutputActivation.DROPPED);

    @Test
    void softMaxIsDroppedAtTheOutputOnly() {
        Dense dense = new Dense(Weights.of(RandomTensors.normal(1, 3, 4)), true, new double[0]);
        assertEquals(1, SCORES.apply(Network.sequential(dense, new SoftMax())).size());
        assertEquals(1, SCORES.apply(Network.sequential(dense, new LogSoftMax())).size());
        Network inside = Network.sequential(dense, new SoftMax(), new Rect());
        assertSame(inside, SCORES.apply(inside));
        Network alone = Network.sequential(new SoftMax());
        assertSame(alone, SCORES.apply(alone));
        Network turned = Network.sequential(conv(3, 2, Frame.of(1, 1)), new Permute(1, 0, 2), new SoftMax(),
                new Permute(1, 0, 2));
        assertEquals(List.of("0-Conv"), names(Canonizers.standard().apply(turned)));
        Network flat = Network.sequential(dense, new Flatten(), new SoftMax(), new Reshape(3, 1));
        assertEquals(List.of("0-Dense", "1-Flatten", "3-Reshape"), names(SCORES.apply(flat)));
    }

    private static Network behind(Layer... tail) {
        NetworkBuilder builder = Network.builder().add("z",
                new Dense(Weights.of(RandomTensors.normal(1, 2, 2)), true, new double[0]));
        for (int i = 0; i < tail.length; i++) {
            builder.add("tail" + i, tail[i], i == 0 ? "z" : "tail" + (i - 1));
        }
        return builder.build();
    }

    private static Scale scale(double factor, double shift) {
        return new Scale(Tensor.full(factor, 1), Tensor.full(shift, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "HARD_SIGMOID"})
    void sigmoidsAreDroppedAtTheOutput(Function function) {
        Layer sigmoid = new Activation(function, 0.2, 0.5);
        assertEquals(List.of("z"), names(SCORES.apply(behind(sigmoid))));
        Network parts = behind(sigmoid, new Reshape(2, 1), new Slice(new int[2], new int[]{1, 1}, 1, 1));
        assertEquals(List.of("z", "tail1", "tail2"), names(SCORES.apply(parts)));
        Network inside = behind(sigmoid, new Rect());
        assertSame(inside, SCORES.apply(inside), "not at the output");
        Network gate = Network.builder().add("z", new Rect()).add("p", sigmoid, "z").add("r", new Rect(), "p")
                .add("both", new Concat(0, 2), "p", "r").build();
        assertSame(gate, SCORES.apply(gate), "read elsewhere, too");
    }

    /** The probabilities of both classes, of one score: the other class has the score with the other sign. */
    @Test
    void complementsOfSigmoidsAreScoresOfOtherSign() {
        Network both = Network.builder()
                .add("z", new Dense(Weights.of(RandomTensors.normal(1, 1, 2)), true, new double[]{0.3}))
                .add("p", new Activation(Function.SIGMOID), "z").add("not", scale(-1, 1), "p")
                .add("both", new Concat(0, 2), "not", "p").build();
        Network scores = SCORES.apply(both);
        assertEquals(List.of("z", "not", "both"), names(scores));
        Tensor x = RandomTensors.normal(2, 1, 2);
        double[] found = new JavaEngine().predict(scores, x).data();
        double z = new JavaEngine().predict(Network.sequential(both.layers().getFirst()), x).data()[0];
        assertArrayEquals(new double[]{-z, z}, found);
        Network soft = behind(new SoftMax(), scale(-1, 1));
        assertSame(soft, SCORES.apply(soft), "a softmax has no such score");
    }

    @Test
    void factorsBehindProbabilitiesGoWithThem() {
        assertEquals(List.of("z"), names(SCORES.apply(behind(new SoftMax(), scale(100, 0)))));
        assertEquals(List.of("z", "tail2"),
                names(SCORES.apply(behind(new LogSoftMax(), scale(2, 0), new Reshape(2, 1)))));
        Network scaled = behind(scale(2, 0));
        assertSame(scaled, SCORES.apply(scaled), "scores with a factor are scores");
    }

    @Test
    void outputActivationsAreKeptOrDroppedOnRequest() {
        Network tanh = behind(new Tanh());
        assertSame(tanh, SCORES.apply(tanh));
        assertEquals(List.of("z"),
                names(Canonizers.dropOutputActivation(OutputActivation.DROPPED_WITH_TANH).apply(tanh)));
        Network soft = behind(new SoftMax());
        assertSame(soft, Canonizers.standard(OutputActivation.KEPT).apply(soft));
    }
}
