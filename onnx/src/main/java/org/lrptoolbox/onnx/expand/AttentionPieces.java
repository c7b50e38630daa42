package org.lrptoolbox.onnx.expand;

import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/** Attention, of the standard and of ONNX Runtime: softmax(Q K^T scale + masks) V, heads apart. */
final class AttentionPieces {
    private static final String ADD = "Add";
    private static final String WHERE = "Where";
    /** Additions and comparisons of positions are of numbers that floats hold exactly. */
    private static final int MOST_POSITIONS = 1 << 13;
    /** What is added to scores that do not count: no infinity, of which softmax would make what is no number. */
    private static final double HIDDEN = -1e30;

    private AttentionPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "Attention", AttentionPieces::standard);
        Expansions.add(Expansions.MICROSOFT, "Attention", AttentionPieces::projected);
        Expansions.add(Expansions.MICROSOFT, "MultiHeadAttention", AttentionPieces::multiHead);
    }

    /** Queries, keys and values of four axes: batch, heads, positions, numbers; how many there are of each. */
    private record Heads(String q, String k, String v, int queries, int keys, double scale) {}

    private static void standard(Pieces p) throws LrpFileException {
        Attributes a = p.node().attributes();
        int rank = p.shape(0).length;
        int[] q = p.known(0, rank == 3 ? 3 : 4);
        int[] k = p.known(1, rank);
        p.known(2, rank);
        int heads = rank == 3 ? count(p, "q_num_heads") : q[1];
        int shared = rank == 3 ? count(p, "kv_num_heads") : k[1];
        a.has("q_num_heads");
        a.has("kv_num_heads");
        a.has("softmax_precision");
        int depth = rank == 3 ? q[2] / heads : q[3];
        if (shared < 1 || heads % shared != 0 || depth < 1) {
            throw p.node().malformed("has " + heads + " heads of queries and " + shared + " of keys");
        }
        String keys = apart(p, p.input(1), rank, shared);
        String values = apart(p, p.input(2), rank, shared);
        int past = 0;
        if (p.node().has(4) && p.node().has(5)) {
            past = p.known(4, 4)[2];
            keys = p.add("Concat", p.input(4), keys).integer("axis", 2).value();
            values = p.add("Concat", p.input(5), values).integer("axis", 2).value();
        }
        p.same(keys, 1);
        p.same(values, 2);
        if (heads != shared) {
            int times = heads / shared;
            String order = p.integers(LongStream.range(0, heads).map(i -> i / times).toArray());
            keys = p.add("Gather", keys, order).integer("axis", 1).value();
            values = p.add("Gather", values, order).integer("axis", 1).value();
        }
        int all = past + (rank == 3 ? k[1] : k[2]);
        Heads h = new Heads(apart(p, p.input(0), rank, heads), keys, values, rank == 3 ? q[1] : q[2], all,
                a.real("scale", 1 / Math.sqrt(depth)));
        boolean causal = a.integer("is_causal", 0) != 0;
        if (p.node().has(6) && (a.integer("left_window_size", -1) >= 0 || a.integer("right_window_size", -1) >= 0)) {
            throw p.node().unsupported("sees a window that depends on how many keys there are; give it a mask instead");
        }
        String bias = causal(p, h, causal && !p.node().has(6), past, a.integer("left_window_size", -1),
                a.integer("right_window_size", -1));
        boolean whole = p.node().has(3) || p.node().has(6);
        bias = plus(p, bias, masked(p, 3, all));
        bias = plus(p, bias, filled(p, h, causal));
        String result = weighted(p, h, bias, whole, a.real("softcap", 0), a.integer("qk_matmul_output_mode", 0));
        finish(p, result, rank == 3);
    }

    private static int count(Pieces p, String attribute) throws LrpFileException {
        long count = p.node().attributes().integer(attribute, 0);
        if (count < 1 || count > 1 << 20) {
            throw p.node().malformed("has " + attribute + "=" + count);
        }
        return (int) count;
    }

    /** Heads that lie behind each other in the last axis on an axis of their own. */
    static String apart(Pieces p, String value, int rank, int heads) {
        return rank == 3 ? p.transposed(p.reshaped(value, 0, 0, heads, -1), 0, 2, 1, 3) : value;
    }

    static void finish(Pieces p, String result, boolean together) {
        if (together) {
            p.add("Reshape", p.transposed(result, 0, 2, 1, 3), p.integers(0, 0, -1)).as(0);
        } else {
            p.add("Identity", result).as(0);
        }
    }

    private static String plus(Pieces p, String a, String b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : p.add(ADD, a, b).value();
    }

    /** What hides later positions, and those beyond a window; empty if nothing does. */
    private static String causal(Pieces p, Heads h, boolean causal, int past, long left, long right)
            throws LrpFileException {
        if (!causal && left < 0 && right < 0) {
            return "";
        }
        Tensor hidden = Tensor.zeros(size(p, h.queries), size(p, h.keys));
        for (int i = 0; i < h.queries; i++) {
            for (int j = 0; j < h.keys; j++) {
                int ahead = j - i - past;
                boolean seen = (!causal || ahead <= 0) && (left < 0 || -ahead <= left) && (right < 0 || ahead <= right);
                hidden.data()[i * h.keys + j] = seen ? 0 : HIDDEN;
            }
        }
        return p.numbers(hidden);
    }

    private static int size(Pieces p, int positions) throws LrpFileException {
        if (positions < 1 || positions > MOST_POSITIONS) {
            throw p.node().unsupported("masks " + positions + " positions; 1 to " + MOST_POSITIONS + " are supported");
        }
        return positions;
    }

    /** A mask to be added to scores, stretched to all keys; empty if there is none. */
    private static String masked(Pieces p, int position, int keys) throws LrpFileException {
        if (!p.node().has(position)) {
            return "";
        }
        int[] shape = p.shape(position);
        String mask = p.type(position) == NumberType.BOOL
                ? p.add(WHERE, p.input(position), p.number(0), p.number(HIDDEN)).value()
                : p.node().any(position) instanceof Computed
                        ? p.input(position)
                        : p.add("Max", p.cast(p.input(position), NumberType.FLOAT32), p.number(HIDDEN)).value();
        int missing = shape.length == 0 ? 0 : keys - shape[shape.length - 1];
        if (missing <= 0 || shape[shape.length - 1] == 1) {
            return mask;
        }
        long[] pads = new long[2 * shape.length];
        pads[pads.length - 1] = missing;
        return p.add("Pad", mask, p.integers(pads), p.number(HIDDEN)).value();
    }

    /** Hides the keys behind those that are said to be filled, and, where it is causal, later ones. */
    private static String filled(Pieces p, Heads h, boolean causal) throws LrpFileException {
        if (!p.node().has(6)) {
            return "";
        }
        String hidden = counted(p, p.input(6), h.keys, HIDDEN);
        if (!causal) {
            return hidden;
        }
        Tensor ahead = Tensor.zeros(1, 1, size(p, h.queries), size(p, h.keys));
        for (int i = 0; i < ahead.size(); i++) {
            ahead.data()[i] = i % h.keys - i / h.keys + h.queries;
        }
        String counts = p.reshaped(p.cast(p.input(6), NumberType.FLOAT32), -1, 1, 1, 1);
        String later = p.add("Less", counts, p.numbers(ahead)).value();
        return plus(p, hidden, p.add(WHERE, later, p.number(HIDDEN), p.number(0)).value());
    }

    /** What hides, for every sample, the keys behind the first so many. */
    private static String counted(Pieces p, String count, int keys, double hidden) throws LrpFileException {
        Tensor places = Tensor.zeros(1, 1, 1, size(p, keys));
        for (int i = 0; i < keys; i++) {
            places.data()[i] = i;
        }
        String counts = p.reshaped(p.cast(count, NumberType.FLOAT32), -1, 1, 1, 1);
        return p.add(WHERE, p.add("Less", p.numbers(places), counts).value(), p.number(0), p.number(hidden)).value();
    }

    /** @param whole whether a row may be masked altogether, and is zero then */
    private static String weighted(Pieces p, Heads h, String bias, boolean whole, double cap, long mode)
            throws LrpFileException {
        String scores = p.times(p.add("MatMul", h.q, p.turned(h.k, 4)).value(), h.scale);
        String capped = cap > 0
                ? p.times(p.add("Tanh", p.times(scores, 1 / cap)).value(), cap)
                : scores;
        String biased = bias.isEmpty() ? capped : p.add(ADD, capped, bias).value();
        String weights = p.add("Softmax", biased).integer("axis", -1).value();
        if (whole) {
            String best = p.reduced("ReduceMax", bias, -1);
            weights = p.add(WHERE, p.add("Less", best, p.number(HIDDEN / 2)).value(), p.number(0), weights).value();
        }
        if (mode < 0 || mode > 3) {
            throw p.node().malformed("has qk_matmul_output_mode=" + mode);
        }
        if (mode == 2 && p.makes(3)) {
            String hidden = p.add("Less", biased, p.number(HIDDEN / 2)).value();
            p.same(p.add(WHERE, hidden, p.number(Double.NEGATIVE_INFINITY), biased).value(), 3);
        } else {
            p.same(mode == 0 ? scores : mode == 1 ? capped : mode == 2 ? biased : weights, 3);
        }
        return p.add("MatMul", weights, h.v).value();
    }

    /** ONNX Runtime's of old: input, weights of queries, keys and values side by side, bias, mask. */
    private static void projected(Pieces p) throws LrpFileException {
        Attributes a = p.node().attributes();
        int[] x = p.known(0, 3);
        int[] w = p.known(1, 2);
        int heads = count(p, "num_heads");
        requireNone(p, 4, 6);
        long[] sizes = a.integers("qkv_hidden_sizes");
        if (sizes.length == 0) {
            sizes = new long[]{w[1] / 3, w[1] / 3, w[1] / 3};
        }
        if (sizes.length != 3 || LongStream.of(sizes).sum() != w[1] || LongStream.of(sizes).anyMatch(s -> s < heads
                || s % heads != 0) || sizes[0] != sizes[1]) {
            throw p.node().malformed("splits " + w[1] + " numbers into queries, keys and values of " + heads
                    + " heads");
        }
        String all = p.add("MatMul", p.input(0), p.input(1)).value();
        all = p.node().has(2) ? p.add(ADD, all, p.input(2)).value() : all;
        String[] parts = new String[3];
        long from = 0;
        for (int i = 0; i < 3; i++) {
            parts[i] = apart(p, p.slice(all, 2, from, from + sizes[i], 1), 3, heads);
            from += sizes[i];
        }
        double scale = a.real("scale", 0);
        Heads h = new Heads(parts[0], parts[1], parts[2], x[1], x[1],
                scale == 0 ? 1 / Math.sqrt(sizes[0] / (double) heads) : scale);
        a.has("past_present_share_buffer");
        String bias = causal(p, h, a.integer("unidirectional", 0) != 0, 0, -1, -1);
        bias = plus(p, bias, keyMask(p, 3, h));
        bias = plus(p, bias, p.input(5));
        finish(p, weighted(p, h, bias, false, 0, 0), true);
    }

    private static void multiHead(Pieces p) throws LrpFileException {
        Attributes a = p.node().attributes();
        int heads = count(p, "num_heads");
        if (!p.node().has(1) || !p.node().has(2)) {
            throw p.node().unsupported("has queries, keys and values packed into one; apart they are supported");
        }
        int[] q = p.known(0, 3);
        int[] k = p.known(1, 3);
        int[] v = p.known(2, 3);
        requireNone(p, 6, 7, 8, 9);
        String[] parts = new String[3];
        int[] sizes = {q[2], k[2], v[2]};
        long from = 0;
        for (int i = 0; i < 3; i++) {
            String part = p.input(i);
            if (p.node().has(3)) {
                part = p.add(ADD, part, p.slice(p.input(3), 0, from, from + sizes[i], 1)).value();
            }
            parts[i] = apart(p, part, 3, heads);
            from += sizes[i];
        }
        p.same(parts[1], 1);
        p.same(parts[2], 2);
        double scale = a.real("scale", 0);
        Heads h = new Heads(parts[0], parts[1], parts[2], q[1], k[1],
                scale == 0 ? 1 / Math.sqrt(q[2] / (double) heads) : scale);
        String bias = causal(p, h, a.integer("unidirectional", 0) != 0, 0, -1, -1);
        bias = plus(p, bias, keyMask(p, 4, h));
        bias = plus(p, bias, p.input(5));
        finish(p, weighted(p, h, bias, false, 0, 0), true);
    }

    private static void requireNone(Pieces p, int... positions) throws LrpFileException {
        for (int position : positions) {
            if (p.node().has(position)) {
                throw p.node().unsupported("keeps keys and values of earlier words (input " + position
                        + "); export the model without a cache");
            }
        }
    }

    /**
     * ONNX Runtime's masks of keys: a count for each sample, or a number for each key, or for each query and key, that
     * is positive where the key counts.
     */
    private static String keyMask(Pieces p, int position, Heads h) throws LrpFileException {
        double hidden = p.node().attributes().real("mask_filter_value", -10000);
        if (!p.node().has(position)) {
            return "";
        }
        if (p.node().any(position) instanceof Computed) {
            throw p.node().unsupported("has a mask of measurements");
        }
        int[] shape = p.shape(position);
        if (shape.length == 1 && shape[0] == 1) {
            return counted(p, p.input(position), h.keys, hidden);
        }
        if (shape.length != 2 && shape.length != 3) {
            throw p.node().unsupported("has a mask of " + shape.length + " axes of this form");
        }
        String flags = p.add("Greater", p.cast(p.input(position), NumberType.FLOAT32), p.number(0)).value();
        String open = p.add(WHERE, flags, p.number(0), p.number(hidden)).value();
        return p.reshaped(open, shape[0], 1, shape.length == 2 ? 1 : shape[1], shape[shape.length - 1]);
    }
}
