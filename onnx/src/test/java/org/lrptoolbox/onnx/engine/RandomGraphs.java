package org.lrptoolbox.onnx.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;

/** Random graphs of layers: branches, sums, concatenations, values that several layers read. */
final class RandomGraphs {
    private static final int SIDE = 7;
    private static final int STEPS = 10;

    private final Random random;
    private final NetworkBuilder builder = Network.builder();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> channels = new ArrayList<>();

    private RandomGraphs(int seed) {
        this.random = new Random(seed);
    }

    /** A graph for pictures of three channels; the same for the same seed. */
    static SampleNets.Sample of(int seed) {
        return new RandomGraphs(seed).grow();
    }

    private SampleNets.Sample grow() {
        add(SampleNets.conv(random.nextInt(1000), 3, 4, same(), 1), 4);
        while (names.size() < STEPS) {
            step();
        }
        String[] all = names.toArray(String[]::new);
        int depth = channels.stream().mapToInt(Integer::intValue).sum();
        // Every value counts, so that all of them are explained.
        builder.add("all", new Concat(0, all.length), all).add("mean", new AveragePool(Frame.of(SIDE, SIDE), true),
                "all").add("flat", new Flatten(), "mean").add("out", SampleNets.dense(random.nextInt(1000), depth, 4,
                        true), "flat");
        return new SampleNets.Sample(builder.build(), 3, SIDE, SIDE);
    }

    private static Frame same() {
        return Frame.of(3, 3).withPadding(1);
    }

    private void step() {
        int from = random.nextInt(names.size());
        int other = random.nextInt(names.size());
        int depth = channels.get(from);
        switch (random.nextInt(7)) {
            case 0 -> add(new Rect(), depth, from);
            case 1 -> {
                int out = 2 + random.nextInt(20);
                add(SampleNets.conv(random.nextInt(1000), depth, out, same(), 1), out, from);
            }
            case 2 -> add(new MaxPool(same()), depth, from);
            case 3 -> add(new AveragePool(same(), random.nextBoolean()), depth, from);
            case 4 -> add(new LocalResponseNorm(3, 0.2, 0.75, 1), depth, from);
            case 5 -> add(new Concat(0, 2), depth + channels.get(other), from, other);
            default -> {
                if (channels.get(other) == depth) {
                    add(new Sum(2), depth, from, other);
                }
            }
        }
    }

    private void add(Layer layer, int depth, int... reads) {
        String name = names.size() + "-" + layer.type();
        builder.add(name, layer, Arrays.stream(reads).mapToObj(names::get).toArray(String[]::new));
        names.add(name);
        channels.add(depth);
    }
}
