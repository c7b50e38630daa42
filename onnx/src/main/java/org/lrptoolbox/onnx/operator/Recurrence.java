package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;

/**
 * LSTM, GRU and RNN, step by step: every step of time has layers of its own. Gates are held, the signal takes all
 * relevance. Source: Arras et al. 2017, "Explaining Recurrent Neural Network Predictions in Sentiment Analysis".
 */
final class Recurrence {
    static final Family FAMILY = new Family()
            .readsAll("LSTM 3 activation_alpha= activation_beta= activations= clip=0 direction=forward hidden_size= "
                    + "input_forget=0 layout=0", Recurrence::translate)
            .readsAll("GRU 3 activation_alpha= activation_beta= activations= clip=0 direction=forward hidden_size= "
                    + "layout=0 linear_before_reset=0", Recurrence::translate)
            .readsAll("RNN 3 activation_alpha= activation_beta= activations= clip=0 direction=forward hidden_size= "
                    + "layout=0", Recurrence::translate);

    private static final int MOST_STEPS = 1024;

    private final Reading node;
    private final Computed x;
    private final int time;
    private final int hidden;
    /** Axes of a state before its last: none, or those that a file has in the place of a batch. */
    private final int[] rows;

    private Recurrence(Reading node, Computed x, int time, int hidden, int... rows) {
        this.node = node;
        this.x = x;
        this.time = time;
        this.hidden = hidden;
        this.rows = rows;
    }

    /** The hidden states of all steps, the last of them, and, for LSTM, the last cell state. */
    private static List<Computed> translate(Reading node) throws LrpFileException {
        Attributes a = node.attributes();
        String direction = a.text("direction");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        boolean batchFirst = a.flag("layout");
        a.has("hidden_size");
        requireUsual(node);
        Computed raw = node.raw(0);
        int[] w = node.constant(1).numbers().shape();
        int[] r = node.constant(2).numbers().shape();
        if (raw.fileRank() != 3 || w.length != 3 || r.length != 3 || w[0] != directions || r[1] != w[1]) {
            throw node.malformed("reads a value of " + raw.fileRank() + " axes with weights of shape "
                    + node.constant(1).text() + " and " + node.constant(2).text());
        }
        int axis = batchFirst ? 0 : 1;
        boolean apart = raw.batch() == axis;
        if (!apart && batchFirst) {
            throw node.unsupported("layout=1 with the batch on another axis; export it with layout=0");
        }
        Computed x = apart ? raw : node.pinned(raw);
        int[] shape = node.known(x);
        if (shape[0] > MOST_STEPS) {
            throw node.unsupported("has " + shape[0] + " steps; up to " + MOST_STEPS + " are supported");
        }
        int[] rows = apart ? new int[0] : new int[]{shape[1]};
        return new Recurrence(node, x, shape[0], r[2], rows).run(direction, directions, batchFirst);
    }

    private static void requireUsual(Reading node) throws LrpFileException {
        boolean usual = node.attributes().real("clip") == 0 && node.attributes().integer("input_forget", 0) == 0
                && hasUsualActivations(node) && !node.has(7);
        if (!usual) {
            throw node.unsupported("clips, has activations of its own or peepholes; the usual cell is supported");
        }
        if (node.has(4) && !node.isConstant(4)) {
            throw node
                    .unsupported("takes lengths of sequences that are computed; export it for sequences of one length");
        }
    }

    /** Those a cell has if the file does not say, for each direction. */
    private static boolean hasUsualActivations(Reading node) throws LrpFileException {
        List<String> usual = switch (node.op()) {
            case "LSTM" -> List.of("sigmoid", "tanh", "tanh");
            case "GRU" -> List.of("sigmoid", "tanh");
            default -> List.of("tanh");
        };
        List<String> given = node.attributes().texts("activations");
        return IntStream.range(0, given.size())
                .allMatch(i -> given.get(i).toLowerCase(Locale.ROOT).equals(usual.get(i % usual.size())));
    }

    private List<Computed> run(String direction, int directions, boolean batchFirst) throws LrpFileException {
        Computed[][] states = new Computed[directions][];
        Computed[] cells = new Computed[directions];
        for (int d = 0; d < directions; d++) {
            boolean backwards = direction.equals("reverse") || d == 1;
            states[d] = new Computed[time];
            cells[d] = cell(d, backwards, states[d]);
        }
        List<Computed> last = new ArrayList<>();
        List<Computed> all = new ArrayList<>();
        for (int t = 0; t < time; t++) {
            for (int d = 0; d < directions; d++) {
                all.add(states[d][t]);
            }
        }
        for (int d = 0; d < directions; d++) {
            last.add(states[d][direction.equals("reverse") || d == 1 ? 0 : time - 1]);
        }
        boolean pinned = x.batch() == Computed.PINNED;
        int[] y = joined(time, directions);
        List<Computed> results = new ArrayList<>();
        results.add(stacked(0, all, pinned ? Computed.PINNED : batchFirst ? 0 : 2, y));
        results.add(stacked(1, last, pinned ? Computed.PINNED : batchFirst ? 0 : 1, joined(directions)));
        if (node.op().equals("LSTM")) {
            results.add(stacked(2, List.of(cells), pinned ? Computed.PINNED : batchFirst ? 0 : 1, joined(directions)));
        }
        return results;
    }

    private int[] joined(int... first) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(rows)).toArray();
    }

    /** Runs one direction; the states go where their steps are, the last cell state is returned. */
    private Computed cell(int d, boolean backwards, Computed[] states) throws LrpFileException {
        int gates = node.constant(1).numbers().shape()[1] / hidden;
        Weights w = part(1, d);
        Weights r = part(2, d);
        double[] bias = node.has(3) ? part(3, d).tensor().data() : new double[2 * gates * hidden];
        double[] inner = Arrays.copyOf(bias, gates * hidden);
        double[] outer = Arrays.copyOfRange(bias, gates * hidden, 2 * gates * hidden);
        Computed h = start(5, d);
        Computed c = node.op().equals("LSTM") ? start(6, d) : h;
        for (int k = 0; k < time; k++) {
            int t = backwards ? time - 1 - k : k;
            Computed now = at(t);
            Computed fromInput = add(new Dense(w, true, inner), now);
            Computed fromState = add(new Dense(r, true, outer), h);
            switch (node.op()) {
                case "LSTM" -> {
                    Computed z = add(new Sum(2), fromInput, fromState);
                    Computed kept = add(new HeldProduct(), c, gate(z, 2));
                    Computed added = add(new HeldProduct(), add(new Tanh(), slice(z, 3)), gate(z, 0));
                    c = add(new Sum(2), kept, added);
                    h = add(new HeldProduct(), add(new Tanh(), c), gate(z, 1));
                }
                case "GRU" -> h = gru(fromInput, fromState, h, r, outer);
                default -> h = add(new Tanh(), add(new Sum(2), fromInput, fromState));
            }
            states[t] = h;
        }
        return c;
    }

    private Computed gru(Computed fromInput, Computed fromState, Computed h, Weights r, double... outer)
            throws LrpFileException {
        Computed z = sigmoid(add(new Sum(2), slice(fromInput, 0), slice(fromState, 0)));
        Computed reset = sigmoid(add(new Sum(2), slice(fromInput, 1), slice(fromState, 1)));
        Computed old;
        if (node.attributes().flag("linear_before_reset")) {
            old = add(new HeldProduct(), slice(fromState, 2), reset);
        } else {
            double[] all = r.tensor().data();
            double[] own = Arrays.copyOfRange(all, 2 * hidden * hidden, 3 * hidden * hidden);
            Dense dense = new Dense(Weights.of(own, hidden, hidden), true,
                    Arrays.copyOfRange(outer, 2 * hidden, 3 * hidden));
            old = add(dense, add(new HeldProduct(), h, reset));
        }
        Computed n = add(new Tanh(), add(new Sum(2), slice(fromInput, 2), old));
        Computed rest = add(new Scale(Tensor.of(new double[]{-1}, 1), Tensor.of(new double[]{1}, 1)), z);
        return add(new Sum(2), add(new HeldProduct(), n, rest), add(new HeldProduct(), h, z));
    }

    private Computed add(Layer layer, Computed... reads) {
        return node.addAt(x.batch() == Computed.PINNED ? Computed.PINNED : 0, layer, reads);
    }

    private Computed sigmoid(Computed v) {
        return add(new Activation(Function.SIGMOID), v);
    }

    private Computed gate(Computed z, int index) {
        return sigmoid(slice(z, index));
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

    /** What goes in at a step of time. */
    private Computed at(int t) {
        int[] sizes = x.shape().clone();
        int[] starts = new int[sizes.length];
        int[] steps = new int[sizes.length];
        Arrays.fill(steps, 1);
        starts[0] = t;
        sizes[0] = 1;
        Computed part = add(new Slice(starts, steps, sizes), x);
        return add(new Reshape(Arrays.copyOfRange(x.shape(), 1, x.rank())), part);
    }

    /** A state before the first step: what the file says, or zeros. */
    private Computed start(int position, int d) throws LrpFileException {
        int[] shape = IntStream.concat(Arrays.stream(rows), IntStream.of(hidden)).toArray();
        if (node.has(position) && !node.isConstant(position)) {
            throw node.unsupported("starts from a computed state; only stored ones are supported");
        }
        @Nullable
        Tensor given = node.has(position) ? node.numbers(position) : null;
        Tensor state = Tensor.zeros(shape);
        if (given != null) {
            int size = state.size();
            System.arraycopy(given.data(), d * size % Math.max(1, given.size()), state.data(), 0, size);
        }
        return node.constantLayer(state, x.batch() == Computed.PINNED ? Computed.PINNED : 0);
    }

    private Weights part(int position, int d) throws LrpFileException {
        Weights all = node.constant(position).numbers();
        int[] shape = Arrays.copyOfRange(all.shape(), 1, all.shape().length);
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        node.constants().charge(size);
        return Weights.of(Arrays.copyOfRange(all.tensor().data(), d * size, (d + 1) * size), shape);
    }

    /** States one behind the other, in a shape of the file's. */
    private Computed stacked(int output, List<Computed> parts, int batch, int... first) {
        int[] one = IntStream.concat(IntStream.of(1), Arrays.stream(parts.getFirst().shape())).toArray();
        Computed[] rowsOf = parts.stream().map(p -> add(new Reshape(one), p)).toArray(Computed[]::new);
        Computed all = rowsOf.length == 1 ? rowsOf[0] : add(new Concat(0, rowsOf.length), rowsOf);
        int[] shape = IntStream.concat(Arrays.stream(first), IntStream.of(hidden)).toArray();
        if (output >= node.proto().getOutputCount()) {
            return all;
        }
        Computed shaped = node.addPart(output, new Reshape(shape), all);
        return new Computed(shaped.layer(), true, batch, shape);
    }
}
