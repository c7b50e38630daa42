package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * The cell of an LSTM, a GRU or an RNN in one direction: a step of time as layers. Gates are held, the signal takes all
 * relevance. Source: Arras et al. 2017, "Explaining Recurrent Neural Network Predictions in Sentiment Analysis".
 */
final class Cell {
    private final Reading node;
    private final int batch;
    private final int hidden;
    private final List<List<Layer>> functions;
    private final Weights fromInput;
    private final Weights fromState;
    private final double[] inner;
    private final double[] outer;

    /**
     * @param batch the axis of the file that is the batch in what it reads, or {@link Computed#PINNED}
     * @param d the direction, from 0
     * @param functions the activations of that direction
     */
    Cell(Reading node, int batch, int hidden, int d, List<List<Layer>> functions) throws LrpFileException {
        this.node = node;
        this.batch = batch;
        this.hidden = hidden;
        this.functions = functions;
        this.fromInput = part(1, d);
        this.fromState = part(2, d);
        int rows = fromState.shape()[0];
        double[] bias = node.has(3) ? part(3, d).tensor().data() : new double[2 * rows];
        this.inner = Arrays.copyOf(bias, rows);
        this.outer = Arrays.copyOfRange(bias, rows, 2 * rows);
    }

    /** What a step leaves behind; h and c are the same but in an LSTM. */
    record State(Computed h, Computed c) {}

    private Weights part(int position, int d) throws LrpFileException {
        Weights all = node.constant(position).numbers();
        int[] shape = Arrays.copyOfRange(all.shape(), 1, all.shape().length);
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        node.constants().charge(size);
        return Weights.of(Arrays.copyOfRange(all.tensor().data(), d * size, (d + 1) * size), shape);
    }

    State step(Computed now, State before) throws LrpFileException {
        Computed x = add(new Dense(fromInput, true, inner), now);
        Computed r = add(new Dense(fromState, true, outer), before.h());
        return switch (node.op()) {
            case "LSTM" -> lstm(add(new Sum(2), x, r), before.c());
            case "GRU" -> {
                Computed h = gru(x, r, before.h());
                yield new State(h, h);
            }
            default -> {
                Computed h = function(0, add(new Sum(2), x, r));
                yield new State(h, h);
            }
        };
    }

    private State lstm(Computed z, Computed before) {
        Computed kept = add(new HeldProduct(), before, function(0, slice(z, 2)));
        Computed added = add(new HeldProduct(), function(1, slice(z, 3)), function(0, slice(z, 0)));
        Computed c = add(new Sum(2), kept, added);
        return new State(add(new HeldProduct(), function(2, c), function(0, slice(z, 1))), c);
    }

    private Computed gru(Computed x, Computed r, Computed h) throws LrpFileException {
        Computed z = function(0, add(new Sum(2), slice(x, 0), slice(r, 0)));
        Computed reset = function(0, add(new Sum(2), slice(x, 1), slice(r, 1)));
        Computed old;
        if (node.attributes().flag("linear_before_reset")) {
            old = add(new HeldProduct(), slice(r, 2), reset);
        } else {
            double[] all = fromState.tensor().data();
            double[] own = Arrays.copyOfRange(all, 2 * hidden * hidden, 3 * hidden * hidden);
            Dense dense = new Dense(Weights.of(own, hidden, hidden), true,
                    Arrays.copyOfRange(outer, 2 * hidden, 3 * hidden));
            old = add(dense, add(new HeldProduct(), h, reset));
        }
        Computed n = function(1, add(new Sum(2), slice(x, 2), old));
        return mixed(n, rest(z), h, z);
    }

    /** Of two values the shares that a gate and the rest of it leave. */
    Computed mixed(Computed a, Computed ofA, Computed b, Computed ofB) {
        return add(new Sum(2), add(new HeldProduct(), a, ofA), add(new HeldProduct(), b, ofB));
    }

    /** 1 - gate. */
    Computed rest(Computed gate) {
        return add(new Scale(Tensor.of(new double[]{-1}, 1), Tensor.of(new double[]{1}, 1)), gate);
    }

    private Computed function(int index, Computed z) {
        Computed y = z;
        for (Layer layer : functions.get(index)) {
            y = add(layer, y);
        }
        return y;
    }

    private Computed add(Layer layer, Computed... reads) {
        return node.addAt(batch, layer, reads);
    }

    /** The numbers of one gate. */
    private Computed slice(Computed z, int index) {
        int[] sizes = z.shape().clone();
        int[] starts = new int[sizes.length];
        int[] steps = new int[sizes.length];
        Arrays.fill(steps, 1);
        starts[sizes.length - 1] = index * hidden;
        sizes[sizes.length - 1] = hidden;
        return add(new Slice(starts, steps, sizes), z);
    }
}
