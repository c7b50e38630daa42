package org.lrptoolbox.matlab.bridge;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Gradients;
import org.lrptoolbox.legacy.ToolboxScaling;

/**
 * The last forward pass through a run of modules, kept for the calls that follow it: what modules show as X and Y, and
 * relevance and gradients on the way back. Another batch through the same layers, or relevance back through them, is
 * one call with plain numbers: calls are what small networks spend their time on.
 */
public final class ForwardPass {
    private static final JavaEngine ENGINE = new JavaEngine();
    private static final AtomicInteger COUNT = new AtomicInteger();
    /** Samples, height, width, channels and one more. */
    private static final int MOST_AXES = 5;

    private Trace trace;
    private final int number = COUNT.incrementAndGet();

    private ForwardPass(Trace trace) {
        this.trace = trace;
    }

    /** Runs a batch through layers, one after the other. */
    public static ForwardPass of(ModuleList layers, Tensor x) {
        Network network = layers.network();
        return new ForwardPass(ENGINE.forward(network, fitted(network, x)));
    }

    /**
     * Runs another batch through the same layers, which this pass then is about.
     *
     * @param columns the batch and {@code size} its dimensions, as in {@link Border#tensor}
     * @return the output, see {@link Border#packed}
     */
    public double[] again(double @Nullable [] columns, double[] size) {
        Network network = trace.network();
        trace = ENGINE.forward(network, fitted(network, Border.tensor(columns, size)));
        return Border.packed(output());
    }

    /** Gives back the trailing dimensions of length 1 that Matlab's arrays drop, as far as the network needs them. */
    static Tensor fitted(Network network, Tensor x) {
        for (int rank = x.rank(); rank <= MOST_AXES; rank++) {
            Tensor candidate = x.reshape(MatArrays.shape(rank, x.shape()));
            if (takes(network, candidate)) {
                return candidate;
            }
        }
        return x;
    }

    private static boolean takes(Network network, Tensor x) {
        try {
            network.shapes(x.sampleShape());
            return true;
        } catch (ShapeException e) {
            return false;
        }
    }

    /** A number that tells this pass from all others. */
    public int number() {
        return number;
    }

    /** The number of layers it went through. */
    int size() {
        return trace.network().size();
    }

    /** The output of the run. */
    public Tensor output() {
        return trace.output();
    }

    /** The input of the layer at a position. */
    public Tensor inputOf(int index) {
        return trace.input(node(index));
    }

    /** The output of the layer at a position. */
    public Tensor outputOf(int index) {
        return trace.output(node(index));
    }

    /**
     * Hands relevance back through some of the layers.
     *
     * @param from the first of them, which sees the relevance last
     * @param to one past the last of them
     * @param relevance of the output of layer {@code to - 1}
     * @param rules one for each of them
     * @return the relevance of the input of layer {@code from}
     */
    public Tensor lrp(int from, int to, Tensor relevance, Rules rules) {
        boolean whole = from == 0 && to == trace.network().size();
        Trace part = whole ? trace : section(from, to);
        RuleTable table = new RuleTable("modules", part.network(), rules.forLayers(part.network().layers()));
        return ENGINE.relevance(part, table, like(relevance, part.output()), Wanted.INPUT_ONLY).input();
    }

    /**
     * As {@link #lrp(int, int, Tensor, Rules)}, with all that crosses in one call.
     *
     * @param columns the relevance and {@code size} its dimensions, as in {@link Border#tensor}
     * @param variants names of variants, each followed by a newline: one for each layer, or one for all
     * @param parameters a parameter for each variant, NaN for none; numbers beyond are ignored
     * @return the relevance of the input of layer {@code from}, see {@link Border#packed}
     */
    public double[] lrp(int from, int to, double @Nullable [] columns, double[] size, String variants,
            double[] parameters) {
        Rules rules = Rules.of(variants.lines().toList(), parameters, to - from);
        return Border.packed(lrp(from, to, Border.tensor(columns, size), rules));
    }

    private Trace section(int from, int to) {
        List<Layer> layers = trace.network().layers().subList(from, to);
        return ENGINE.forward(Network.sequential(layers), trace.input(node(from)));
    }

    /** The gradient with respect to the input of the layer at a position, conditioned as the toolbox trains with it. */
    public Tensor gradient(int index, Tensor dy) {
        Node node = node(index);
        Tensor y = trace.output(node);
        return ToolboxScaling.backward(node.layer(), trace.input(node), y, like(dy, y));
    }

    /** The true gradient of the weights of the layer at a position, in their shape. */
    public Tensor weightGradient(int index, Tensor dy) {
        return Tensor.of(gradients(index, dy).weights(), Parts.weights(node(index).layer()).shape());
    }

    /** The true gradient of the bias of the layer at a position, as one row. */
    public Tensor biasGradient(int index, Tensor dy) {
        double[] bias = gradients(index, dy).bias();
        return Tensor.of(bias, 1, bias.length);
    }

    private Gradients gradients(int index, Tensor dy) {
        Node node = node(index);
        if (!(node.layer() instanceof TrainableLayer layer)) {
            throw new IllegalArgumentException(node + " has no weights");
        }
        return Gradients.of(layer, trace.input(node), like(dy, trace.output(node)));
    }

    /** The same numbers with the trailing dimensions of length 1 that the other tensor has. */
    private static Tensor like(Tensor t, Tensor other) {
        boolean dropped = t.rank() < other.rank()
                && Arrays.equals(MatArrays.shape(other.rank(), t.shape()), other.shape());
        return dropped ? t.reshape(other.shape()) : t;
    }

    private Node node(int index) {
        return trace.network().node(index);
    }
}
