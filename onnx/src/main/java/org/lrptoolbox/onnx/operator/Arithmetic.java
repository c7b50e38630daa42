package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.WeightedLayer;

/** Arithmetic with constants: a bias where it stands behind an affine layer, else a scale and a shift. */
final class Arithmetic {
    static final Family FAMILY = new Family()
            .reads("Add 2 axis= broadcast=0", Arithmetic::sum)
            .reads("Sub 2 axis= broadcast=0", Arithmetic::translate)
            .reads("Mul 2 axis= broadcast=0", Arithmetic::translate)
            .reads("Div 2 axis= broadcast=0", Arithmetic::translate)
            .reads("Sum 1", Arithmetic::sum)
            .reads("Neg 1", Arithmetic::negative)
            .writes(Sum.class, (out, s) -> out.node(s.arity() == 2 ? "Add" : "Sum"));

    private static final Tensor ONE = Tensor.of(new double[]{1}, 1);
    private static final Tensor ZERO = Tensor.of(new double[]{0}, 1);

    private Arithmetic() {}

    private static Value negative(Reading node) throws LrpFileException {
        Computed x = node.raw(0);
        return node.addAt(x.batch(), new Scale(Tensor.of(new double[]{-1}, 1), ZERO), x);
    }

    /** A bias or shift where a constant is added; what is added up keeps its own layer. */
    private static Value sum(Reading node) throws LrpFileException {
        int constants = 0;
        for (int i = 0; i < node.inputs(); i++) {
            constants += node.isConstant(i) ? 1 : 0;
        }
        return constants == 1 && node.inputs() == 2 ? add(node) : Pairs.sum(node);
    }

    /** Sub, Mul and Div. */
    private static Value translate(Reading node) throws LrpFileException {
        if (WholeNumbers.divides(node)) {
            return WholeNumbers.quotient(node);
        }
        boolean constantFirst = node.isConstant(0);
        if (!constantFirst && !node.isConstant(1)) {
            return Pairs.combine(node);
        }
        int at = constantFirst ? 0 : 1;
        if (!stretches(node, at)) {
            return Pairs.combine(node);
        }
        Computed x = reaching(node, node.raw(1 - at), node.constant(at));
        Tensor c = perSample(node, at, x);
        return switch (node.op()) {
            case "Mul" -> c.size() == 1 && Gates.completes(node, x, c.data()[0])
                    ? node.at(node.sources(x).getFirst(), x)
                    : scale(node, x, c, ZERO);
            case "Sub" -> constantFirst
                    ? scale(node, x, Tensor.of(new double[]{-1}, 1), c)
                    : shift(node, x, c.map(v -> -v));
            default -> {
                if (constantFirst) {
                    Computed inverse = node.addAt(x.batch(), new Activation(Elementary.INVERSE), x);
                    yield scale(node, inverse, c, ZERO);
                }
                if (Arrays.stream(c.data()).anyMatch(v -> v == 0)) {
                    throw node.unsupported("divides by zero");
                }
                yield scale(node, x, c.map(v -> 1 / v), ZERO);
            }
        };
    }

    /** The sum of a value and a constant. */
    private static Value add(Reading node) throws LrpFileException {
        int constant = node.isConstant(0) ? 0 : 1;
        if (node.inputs() != 2 || !stretches(node, constant)) {
            return Pairs.combine(node);
        }
        Computed x = reaching(node, node.raw(1 - constant), node.constant(constant));
        return shift(node, x, perSample(node, constant, x));
    }

    private static Value shift(Reading node, Computed x, Tensor c) throws LrpFileException {
        if (x.sole() && node.layer(x) instanceof WeightedLayer w
                && isPerChannel(c, x.rank() - w.channelAxis(x.rank()), w.channelsOut())) {
            return node.complete(x, w.withBias(sum(node, w.bias(), c, w.channelsOut())));
        }
        if (x.sole() && node.layer(x) instanceof Norm n && n.groups() == 0) {
            return node.complete(x, new Norm(n.kind(), n.axes(), 0, n.centred(), n.epsilon(), n.factor(),
                    ShapeMath.binary("Add", true, n.shift(), c)));
        }
        return scale(node, x, ONE, c);
    }

    /** Whether a constant is one number, or one for each channel along an axis, counted back from 1. */
    private static boolean isPerChannel(Tensor c, int axis, int channels) {
        return c.size() == 1 || c.size() == channels && c.rank() >= axis && c.dim(c.rank() - axis) == channels;
    }

    private static double[] sum(Reading node, double[] bias, Tensor c, int channels) throws LrpFileException {
        node.constants().charge(channels);
        double[] sum = bias.length == 0 ? new double[channels] : bias.clone();
        for (int i = 0; i < channels; i++) {
            sum[i] += c.data()[c.size() == 1 ? 0 : i];
        }
        return sum;
    }

    private static Value scale(Reading node, Computed x, Tensor factor, Tensor shift) {
        boolean nothing = Arrays.stream(factor.data()).allMatch(v -> v == 1)
                && Arrays.stream(shift.data()).allMatch(v -> v == 0);
        if (x.sole() && node.layer(x) instanceof Norm n && n.groups() == 0) {
            Scale both = new Scale(n.factor(), n.shift()).then(new Scale(factor, shift));
            return node.complete(x, new Norm(n.kind(), n.axes(), 0, n.centred(), n.epsilon(), both.factor(),
                    both.shift()));
        }
        return nothing ? x : node.addAt(x.batch(), layer(x, factor, shift), x);
    }

    /** A scale; of a value without axes, by numbers without any. */
    static Scale layer(Computed x, Tensor factor, Tensor shift) {
        return x.rank() > 0 ? new Scale(factor, shift) : new Scale(factor.reshape(), shift.reshape());
    }

    /** A value with as many axes as a constant it meets, and with a batch only where the constant has one number. */
    private static Computed reaching(Reading node, Computed x, Constant c) throws LrpFileException {
        int[] shape = c.numbers().shape();
        boolean more = shape.length > x.fileRank() && x.batch() != Computed.PINNED
                && Arrays.stream(shape, 0, shape.length - x.fileRank()).anyMatch(d -> d != 1);
        int at = x.batch() == Computed.PINNED ? -1 : shape.length - x.fileRank() + x.batch();
        if (!more && (at < 0 || shape[at] == 1) || !node.isPinned()) {
            return x;
        }
        return node.pinned(x);
    }

    /** Whether a constant stretches to the value it meets, and not the value to it. */
    private static boolean stretches(Reading node, int position) throws LrpFileException {
        Computed x = node.raw(1 - position);
        int[] c = node.constant(position).numbers().shape();
        int[] file = x.fileShape();
        if (c.length > file.length) {
            // Ones in front are axes, too.
            return false;
        }
        for (int i = 1; i <= c.length; i++) {
            int own = c[c.length - i];
            boolean fits = own == 1 || i <= file.length && (file[file.length - i] == own
                    || file[file.length - i] < 0 || file.length - i == x.batch() && !node.isPinned());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * A constant without the axis of the batch; it must stretch to a sample and not the sample to it. Where it has the same
     * numbers for every sample of the file's batch, those are it.
     */
    static Tensor perSample(Reading node, int position, Computed x) throws LrpFileException {
        Tensor stored = node.numbers(position);
        int axis = x.batch() == Computed.PINNED ? -1 : stored.rank() - x.fileRank() + x.batch();
        Tensor c = axis == 0 && stored.dim(0) > 1 && stored.dim(0) == node.batch() && isRepeated(stored)
                ? stored.slice(0, 1)
                : stored;
        int[] all = c.shape();
        int extra = Math.max(0, all.length - x.fileRank());
        boolean fits = Arrays.stream(all, 0, extra).allMatch(d -> d == 1) && c.size() > 0;
        int[] own = Arrays.copyOfRange(all, extra, all.length);
        int at = x.batch() == Computed.PINNED ? -1 : own.length - x.fileRank() + x.batch();
        if (at >= 0) {
            fits &= own[at] == 1;
            int[] rest = new int[own.length - 1];
            System.arraycopy(own, 0, rest, 0, at);
            System.arraycopy(own, at + 1, rest, at, rest.length - at);
            own = rest;
        }
        for (int i = 1; fits && i <= own.length; i++) {
            int size = x.shape()[x.rank() - i];
            fits = own[own.length - i] == 1 || size < 0 || own[own.length - i] == size;
        }
        if (!fits) {
            throw node.unsupported("combines samples of shape " + x.text() + " with a constant " + c
                    + ", to which they would be stretched; that is not supported");
        }
        return own.length == 0 ? c.reshape(1) : c.reshape(own);
    }

    /** Whether all rows along the first axis are one. */
    private static boolean isRepeated(Tensor c) {
        int row = c.size() / c.dim(0);
        for (int i = row; i < c.size(); i++) {
            if (c.data()[i] != c.data()[i - row]) {
                return false;
            }
        }
        return true;
    }
}
