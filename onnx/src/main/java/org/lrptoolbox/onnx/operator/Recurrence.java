package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * LSTM, GRU and RNN, step by step: every step of time has the layers of a {@link Cell} of its own. Sequences may be of
 * different lengths, stored or computed from ids: past its end a sequence leaves its state as it is.
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
        Computed raw = node.raw(0);
        int[] w = node.constant(1).numbers().shape();
        int[] r = node.constant(2).numbers().shape();
        if (raw.fileRank() != 3 || w.length != 3 || r.length != 3 || w[0] != directions || r[1] != w[1]) {
            throw node.malformed("reads a value of " + raw.fileRank() + " axes with weights of shape "
                    + node.constant(1).text() + " and " + node.constant(2).text());
        }
        int axis = batchFirst ? 0 : 1;
        boolean apart = raw.batch() == axis && (batchFirst || !node.isPinned());
        if (!apart && batchFirst) {
            throw node.unsupported("layout=1 with the batch on another axis; export it with layout=0");
        }
        if (!batchFirst && raw.batch() == 0 && node.isOpen()) {
            throw node.unsupported("takes its steps along the first axis, which would be a batch of any size; say how "
                    + "many steps there are when reading the model, the whole shape such as x=20x1x8");
        }
        Computed x = apart ? raw : node.pinned(raw);
        int[] shape = node.known(x);
        if (shape[0] > MOST_STEPS) {
            throw node.unsupported("has " + shape[0] + " steps; up to " + MOST_STEPS + " are supported");
        }
        int[] rows = apart ? new int[0] : new int[]{shape[1]};
        return new Recurrence(node, x, shape[0], r[2], rows).run(direction, directions, batchFirst);
    }

    private List<Computed> run(String direction, int directions, boolean batchFirst) throws LrpFileException {
        String[] usual = switch (node.op()) {
            case "LSTM" -> new String[]{"sigmoid", "tanh", "tanh"};
            case "GRU" -> new String[]{"sigmoid", "tanh"};
            default -> new String[]{"tanh"};
        };
        List<List<Layer>> functions = CellFunctions.of(node, directions, usual);
        @Nullable
        Computed[] inside = inside();
        Computed[][] states = new Computed[directions][time];
        List<Computed> last = new ArrayList<>();
        List<Computed> cells = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            Cell cell = new Cell(node, place(0), hidden, d,
                    functions.subList(d * usual.length, (d + 1) * usual.length));
            Computed h = start(5, d);
            Cell.State state = new Cell.State(h, node.op().equals("LSTM") ? start(6, d) : h);
            for (int k = 0; k < time; k++) {
                int t = direction.equals("reverse") || d == 1 ? time - 1 - k : k;
                state = step(cell, state, at(t), inside[t]);
                Computed within = inside[t];
                states[d][t] = within == null ? state.h() : add(new HeldProduct(), state.h(), within);
            }
            last.add(state.h());
            cells.add(state.c());
        }
        List<Computed> all = new ArrayList<>();
        for (int t = 0; t < time; t++) {
            for (Computed[] ofDirection : states) {
                all.add(ofDirection[t]);
            }
        }
        List<Computed> results = new ArrayList<>();
        results.add(stacked(0, all, place(batchFirst ? 0 : 2), joined(time, directions)));
        results.add(stacked(1, last, place(batchFirst ? 0 : 1), joined(directions)));
        if (node.op().equals("LSTM")) {
            results.add(stacked(2, cells, place(batchFirst ? 0 : 1), joined(directions)));
        }
        return results;
    }

    private static Cell.State step(Cell cell, Cell.State before, Computed now, @Nullable Computed inside)
            throws LrpFileException {
        Cell.State after = cell.step(now, before);
        if (inside == null) {
            return after;
        }
        Computed past = cell.rest(inside);
        Computed h = cell.mixed(after.h(), inside, before.h(), past);
        return new Cell.State(h, after.c() == after.h() ? h : cell.mixed(after.c(), inside, before.c(), past));
    }

    /** For every step whether each sequence still goes on, 1 or 0; null where all do. */
    private @Nullable Computed[] inside() throws LrpFileException {
        @Nullable
        Computed[] inside = new Computed[time];
        if (!node.has(4) || node.isConstant(4) && Arrays.stream(node.numbers(4).data()).allMatch(n -> n == time)) {
            return inside;
        }
        if (rows.length == 0) {
            throw node.unsupported("has sequences of several lengths in batches; export it for a batch of one");
        }
        int[] column = {rows[0], 1};
        Computed lengths = node.isConstant(4)
                ? node.constantLayer(node.numbers(4).reshape(column), Computed.PINNED)
                : node.viewed(node.pinned(node.raw(4)), Computed.PINNED, column);
        for (int t = 0; t < time; t++) {
            Computed step = node.constantLayer(Tensor.full(t, 1, 1), Computed.PINNED);
            inside[t] = add(new Compare(Comparison.GREATER), lengths, step);
        }
        return inside;
    }

    private int[] joined(int... first) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(rows)).toArray();
    }

    /** An axis as the batch's, if samples are told apart. */
    private int place(int axis) {
        return x.batch() == Computed.PINNED ? Computed.PINNED : axis;
    }

    private Computed add(Layer layer, Computed... reads) {
        return node.addAt(place(0), layer, reads);
    }

    /** What goes in at a step of time. */
    private Computed at(int t) {
        return row(x, t);
    }

    /** One position of the first axis, without that axis. */
    private Computed row(Computed of, int index) {
        int[] sizes = of.shape().clone();
        int[] starts = new int[sizes.length];
        int[] steps = new int[sizes.length];
        Arrays.fill(steps, 1);
        starts[0] = index;
        sizes[0] = 1;
        Computed part = add(new Slice(starts, steps, sizes), of);
        return add(new Reshape(Arrays.copyOfRange(of.shape(), 1, of.rank())), part);
    }

    /** A state before the first step: what the file says or computes, or zeros. */
    private Computed start(int position, int d) throws LrpFileException {
        int[] shape = IntStream.concat(Arrays.stream(rows), IntStream.of(hidden)).toArray();
        if (node.has(position) && !node.isConstant(position)) {
            return computed(position, d, shape);
        }
        @Nullable
        Tensor given = node.has(position) ? node.numbers(position) : null;
        Tensor state = Tensor.zeros(shape);
        if (given != null) {
            int size = state.size();
            System.arraycopy(given.data(), d * size % Math.max(1, given.size()), state.data(), 0, size);
        }
        return node.constantLayer(state, place(0));
    }

    private Computed computed(int position, int d, int... shape) throws LrpFileException {
        Computed raw = node.raw(position);
        boolean apart = x.batch() != Computed.PINNED;
        if (apart && raw.batch() != x.batch()) {
            throw node.unsupported("starts from a state whose batch is on another axis; export it for a batch of one");
        }
        Computed states = apart ? raw : node.pinned(raw);
        if (states.rank() != shape.length + 1 || !Arrays.equals(shape, Arrays.copyOfRange(node.known(states), 1,
                states.rank()))) {
            throw node.malformed("starts from a state of shape " + states.text() + "; "
                    + Shapes.text(shape) + " for each direction is expected");
        }
        return row(states, d);
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
