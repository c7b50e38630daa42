package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Function;
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
 * relevance; peepholes, through which gates see the cell state, are part of the gates. Source: Arras et al. 2017, "Explaining Recurrent Neural Network Predictions in Sentiment Analysis".
 */
final class Cell {
    /** The input that has an LSTM's peepholes. */
    private static final int PEEPHOLES = 7;
    /** The activation of the cell state, of an LSTM's three. */
    private static final int CELL = 2;

    private final Reading node;
    private final int batch;
    private final int hidden;
    private final List<List<Layer>> functions;
    private final Weights fromInput;
    private final Weights fromState;
    private final double[] inner;
    private final double[] outer;
    /** What gates see of the cell state, a factor for each number: of the input, output and forget gate; empty if nothing. */
    private final double[] seen;
    /** Up to where activations read what goes into them; 0 for all of it. */
    private final double most;

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
        this.most = node.attributes().real("clip");
        this.seen = node.op().equals("LSTM") && node.has(PEEPHOLES) ? peepholes(d) : new double[0];
    }

    private double[] peepholes(int d) throws LrpFileException {
        double[] all = node.constant(PEEPHOLES).numbers().tensor().data();
        int each = 3 * hidden;
        if (all.length < (d + 1) * each) {
            throw node.malformed("has " + all.length + " peepholes; " + each + " for each direction are expected");
        }
        return Arrays.copyOfRange(all, d * each, (d + 1) * each);
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

    private State lstm(Computed z, Computed before) throws LrpFileException {
        Computed in = function(0, peeping(slice(z, 0), 0, before));
        Computed forget = node.attributes().integer("input_forget", 0) == 0
                ? function(0, peeping(slice(z, 2), 2, before))
                : rest(in);
        Computed added = add(new HeldProduct(), function(1, slice(z, 3)), in);
        Computed c = add(new Sum(2), add(new HeldProduct(), before, forget), added);
        Computed out = function(0, peeping(slice(z, 1), 1, c));
        return new State(add(new HeldProduct(), function(CELL, c), out), c);
    }

    /** What goes into a gate, and what that sees of the cell state. */
    private Computed peeping(Computed z, int gate, Computed cell) {
        if (seen.length == 0) {
            return z;
        }
        Tensor factors = Tensor.of(Arrays.copyOfRange(seen, gate * hidden, (gate + 1) * hidden), hidden);
        return add(new Sum(2), z, add(new Scale(factors, Tensor.zeros(hidden)), cell));
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

    /** An activation of what goes into it, which a file may clip; not of cell states, as ONNX Runtime has it. */
    private Computed function(int index, Computed z) {
        Computed y = index < CELL && most > 0 ? add(new Activation(Function.CLIP, -most, most), z) : z;
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
