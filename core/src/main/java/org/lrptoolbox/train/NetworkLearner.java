package org.lrptoolbox.train;

import org.lrptoolbox.legacy.ToolboxScaling;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.Budget;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/**
 * Trains the parameters of a network: copies of its own, so that the network it was made of stays as it is, or the arrays
 * of a host that shares them. Not for several threads.
 */
public final class NetworkLearner implements Learner {
    private final Network network;
    /** For every node, whether it or one before it has parameters, so that a gradient is of use to it. */
    private final boolean[] learns;
    private final @Nullable Gradients[] gradients;
    private final List<Runnable> recall = new ArrayList<>();
    private @Nullable Trace trace;

    /** A learner that begins with the parameters of a network and changes copies of them. */
    public static NetworkLearner of(Network network) {
        return new NetworkLearner(copy(network));
    }

    /**
     * A learner that changes the very arrays the layers were made over, which belong to a host: NumPy's arrays, for
     * example, through which it sees each step.
     *
     * @throws IllegalArgumentException if weights lie in a file or are derived from others, where steps would be lost
     */
    public static NetworkLearner inPlace(Network network) {
        network.nodes().forEach(NetworkLearner::requireOwn);
        return new NetworkLearner(network);
    }

    private static Network copy(Network network) {
        return network.withLayers(network.layers().stream().map(layer -> layer instanceof TrainableLayer t
                ? t.withParameters(t.weightData().clone(), t.bias().clone())
                : layer).toList());
    }

    /** The network with the parameters as they are now. */
    public Network network() {
        return copy(network);
    }

    private NetworkLearner(Network network) {
        this.network = network;
        this.gradients = new @Nullable Gradients[network.size()];
        this.learns = new boolean[network.size()];
        for (Node node : network.nodes()) {
            learns[node.index()] = node.layer() instanceof TrainableLayer
                    || node.inputs().stream().anyMatch(this::learns);
        }
    }

    /** Whether the array that steps would change is the one that is read next. */
    private static boolean keepsSteps(TrainableLayer layer) {
        double[] now = layer.weightData();
        double[] next = layer.weightData();
        return now == next;
    }

    /** Weights that lie in a file are read anew at each call: no step would be kept. */
    private static void requireOwn(Node node) {
        if (node.layer() instanceof TrainableLayer t && !keepsSteps(t)) {
            throw new IllegalArgumentException(node + " has its weights in a file or derived from others, where steps "
                    + "would be lost; train copies: NetworkLearner.of");
        }
    }

    private boolean learns(int index) {
        return !Network.isInput(index) && learns[index];
    }

    @Override
    public Tensor forward(Tensor x) {
        Trace made = Trace.of(network, x, Budget.UNLIMITED);
        trace = made;
        return made.output();
    }

    @Override
    public Tensor predict(Tensor x) {
        return Trace.of(network, x, Budget.FORGET).output();
    }

    @Override
    public void backward(Tensor dy) {
        Trace made = trace;
        if (made == null) {
            throw new IllegalStateException("backward needs a forward pass before it");
        }
        trace = null;
        @Nullable
        Tensor[] pending = new @Nullable Tensor[network.size()];
        pending[network.size() - 1] = dy;
        for (Node node : network.nodes().reversed()) {
            Tensor arrived = pending[node.index()];
            pending[node.index()] = null;
            if (arrived != null) {
                backward(made, node, arrived, pending);
            }
        }
    }

    private void backward(Trace made, Node node, Tensor dy, @Nullable Tensor[] pending) {
        if (node.layer() instanceof TrainableLayer layer) {
            gradients[node.index()] = Gradients.of(layer, made.input(node), dy);
        }
        if (node.inputs().stream().noneMatch(this::learns)) {
            return;
        }
        List<Tensor> inputs = node.inputs().stream().map(i -> Network.isInput(i)
                ? made.inputs().get(Network.inputNumber(i))
                : made.output(network.node(i))).toList();
        // Only the softmax at the output is part of the cross entropy, whose gradient training starts with.
        List<Tensor> parts = node.layer().makesProbabilities() && node.index() < network.size() - 1
                ? node.layer().gradient(inputs, made.output(node), dy)
                : ToolboxScaling.backward(node.layer(), inputs, made.output(node), dy);
        for (int k = 0; k < parts.size(); k++) {
            int source = node.inputs().get(k);
            if (learns(source)) {
                Tensor before = pending[source];
                pending[source] = before == null ? parts.get(k) : Tensor.zip(before, parts.get(k), Double::sum);
            }
        }
    }

    @Override
    public void update(double rate) {
        for (Node node : network.nodes()) {
            Gradients found = gradients[node.index()];
            if (found != null && node.layer() instanceof TrainableLayer layer) {
                found.update(layer, rate);
            }
        }
    }

    @Override
    public void remember() {
        recall.clear();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof TrainableLayer layer) {
                keep(layer.weightData());
                keep(layer.bias());
            }
        }
    }

    private void keep(double[] parameters) {
        double[] copy = parameters.clone();
        recall.add(() -> System.arraycopy(copy, 0, parameters, 0, copy.length));
    }

    @Override
    public void recall() {
        recall.forEach(Runnable::run);
    }
}
