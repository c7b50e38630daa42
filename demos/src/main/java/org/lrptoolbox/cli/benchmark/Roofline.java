package org.lrptoolbox.cli.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** How fast a device multiplies matrices, which no network can pass, and how much of that a forward pass is. */
final class Roofline {
    private static final int FEW = 1;
    private static final int MANY = 17;
    private static final int ROUNDS = 5;

    private Roofline() {}

    /**
     * The billions of operations a second that a device does in products of square matrices: what sixteen more products
     * take in one run, so that bringing the numbers there and back does not count.
     *
     * @param side the rows and columns of the matrices
     */
    static double measured(Engine engine, int side) {
        Dense product = new Dense(Weights.of(Tensor.full(1.0 / side, side, side)), true, new double[0]);
        Network few = Network.sequential(Collections.nCopies(FEW, product).toArray(Layer[]::new));
        Network many = Network.sequential(Collections.nCopies(MANY, product).toArray(Layer[]::new));
        Tensor input = Tensor.full(1, side, side);
        double[] more = new double[ROUNDS];
        for (int i = -1; i < ROUNDS; i++) {
            double difference = seconds(engine, many, input) - seconds(engine, few, input);
            if (i >= 0) {
                more[i] = difference;
            }
        }
        double median = DoubleStream.of(more).sorted().toArray()[ROUNDS / 2];
        return 2.0 * side * side * side * (MANY - FEW) / Math.max(median, 1e-9) / 1e9;
    }

    private static double seconds(Engine engine, Network network, Tensor input) {
        long begin = System.nanoTime();
        engine.predict(network, input);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The operations of a forward pass of one sample, in billions: those of convolutions and dense layers. */
    static double work(Network network, List<int[]> samples) {
        List<int[]> shapes = network.shapes(samples);
        return network.nodes().stream()
                .mapToDouble(node -> 2.0 * node.layer().products(shapes.get(node.index()))).sum() / 1e9;
    }
}
