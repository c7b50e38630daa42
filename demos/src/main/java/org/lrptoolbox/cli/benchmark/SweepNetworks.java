package org.lrptoolbox.cli.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Networks of any size to see how cost grows with it; their weights are random and seeded. */
final class SweepNetworks {
    /** Classes of the network of pictures. */
    static final int CLASSES = 100;
    /** Numbers for each token. */
    static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int BLOCKS = 2;
    private static final int[] CHANNELS = {3, 32, 64, 64, 128};

    private final Random random = new Random(1);
    private final NetworkBuilder builder = Network.builder();

    private SweepNetworks() {}

    /** Four convolutions, the first two with steps of 2, the mean of each channel, and 100 classes. */
    static Network pictures(int side) {
        SweepNetworks made = new SweepNetworks();
        made.builder.input(Input.real("data", CHANNELS[0], side, side));
        String last = "data";
        for (int i = 1; i < CHANNELS.length; i++) {
            int step = i < 3 ? 2 : 1;
            Weights filters = made.weights(CHANNELS[i - 1] * 9, CHANNELS[i], CHANNELS[i - 1], 3, 3);
            made.builder.add("conv" + i,
                    new Conv(filters, new double[CHANNELS[i]], Frame.of(3, 3).withStride(step, step)
                            .withPadding(1), 1),
                    last);
            last = "relu" + i;
            made.builder.add(last, new Rect(), "conv" + i);
        }
        int channels = CHANNELS[CHANNELS.length - 1];
        int small = (side + 3) / 4;
        made.builder.add("mean", new AveragePool(Frame.of(small, small), false), last).add("flat", new Flatten(),
                "mean");
        return made.builder.add("classes", made.dense(channels, CLASSES), "flat").build();
    }

    /** Two blocks of attention and of feed-forward layers, as an encoder of sentences has. */
    static Network sentences(int length) {
        SweepNetworks made = new SweepNetworks();
        made.builder.input(Input.real("tokens", length, WIDTH));
        String last = "tokens";
        for (int b = 0; b < BLOCKS; b++) {
            last = made.block(b + "/", last, length);
        }
        return made.builder.add("mean", new Reduce(true, false, 0), last).add("classes", made.dense(WIDTH, 2), "mean")
                .build();
    }

    private String block(String b, String input, int length) {
        double[] one = new double[WIDTH];
        Arrays.fill(one, 1);
        Tensor scale = Tensor.of(one, WIDTH);
        Tensor shift = Tensor.zeros(WIDTH);
        int part = WIDTH / HEADS;
        builder.add(b + "norm", Norm.layer(2, -1, 1e-5, scale, shift), input);
        for (String name : List.of("q", "k", "v")) {
            builder.add(b + name, dense(WIDTH, WIDTH), b + "norm")
                    .add(b + name + "-heads", new Reshape(length, HEADS, part), b + name)
                    .add(b + name + "-turned", name.equals("k") ? new Permute(1, 2, 0) : new Permute(1, 0, 2),
                            b + name + "-heads");
        }
        Scale root = new Scale(Tensor.of(new double[]{1 / Math.sqrt(part)}, 1), Tensor.of(new double[]{0}, 1));
        builder.add(b + "scores", new MatMul(), b + "q-turned", b + "k-turned").add(b + "scaled", root, b + "scores")
                .add(b + "weights", new SoftMax(2), b + "scaled")
                .add(b + "mixed", new MatMul(), b + "weights", b + "v-turned")
                .add(b + "back", new Permute(1, 0, 2), b + "mixed")
                .add(b + "joined", new Reshape(length, WIDTH), b + "back")
                .add(b + "projected", dense(WIDTH, WIDTH), b + "joined")
                .add(b + "residual", new Sum(2), b + "projected", input)
                .add(b + "second", Norm.layer(2, -1, 1e-5, scale, shift), b + "residual")
                .add(b + "up", dense(WIDTH, 4 * WIDTH), b + "second")
                .add(b + "gelu", new Activation(Function.GELU), b + "up")
                .add(b + "down", dense(4 * WIDTH, WIDTH), b + "gelu")
                .add(b + "sum", new Sum(2), b + "down", b + "residual");
        return b + "sum";
    }

    private Dense dense(int in, int out) {
        return new Dense(weights(in, out, in), true, new double[out]);
    }

    private Weights weights(int fan, int... shape) {
        Tensor weights = Tensor.zeros(shape);
        Arrays.setAll(weights.data(), i -> random.nextGaussian() / Math.sqrt(fan / 2.0));
        return Weights.of(weights);
    }
}
