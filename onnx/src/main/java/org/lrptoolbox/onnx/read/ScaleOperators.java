package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.onnx.read.Value.Constant;
import org.lrptoolbox.tensor.Tensor;

/** Arithmetic with constants: a bias where it stands behind an affine layer, else a scale and a shift. */
final class ScaleOperators {
    private static final Tensor ONE = Tensor.of(new double[]{1}, 1);
    private static final Tensor ZERO = Tensor.of(new double[]{0}, 1);

    private ScaleOperators() {}

    /** Sub, Mul and Div. */
    static Value translate(Step step) throws LrpFileException {
        boolean constantFirst = step.isConstant(0);
        if (!constantFirst && !step.isConstant(1)) {
            return PairOperators.translate(step);
        }
        int at = constantFirst ? 0 : 1;
        if (!stretches(step, at)) {
            return PairOperators.translate(step);
        }
        Computed x = reaching(step, step.raw(1 - at), step.constant(at));
        Tensor c = perSample(step, at, x);
        return switch (step.op()) {
            case "Mul" -> c.size() == 1 && Gates.completes(step, x, c.data()[0])
                    ? step.at(step.sources(x).getFirst(), x)
                    : scale(step, x, c, ZERO);
            case "Sub" -> constantFirst
                    ? scale(step, x, Tensor.of(new double[]{-1}, 1), c)
                    : shift(step, x, c.map(v -> -v));
            default -> {
                if (constantFirst) {
                    Computed inverse = step.addAt(x.batch(), new Activation(Function.INVERSE), x);
                    yield scale(step, inverse, c, ZERO);
                }
                if (Arrays.stream(c.data()).anyMatch(v -> v == 0)) {
                    throw step.unsupported("divides by zero");
                }
                yield scale(step, x, c.map(v -> 1 / v), ZERO);
            }
        };
    }

    /** The sum of a value and a constant. */
    static Value add(Step step) throws LrpFileException {
        int constant = step.isConstant(0) ? 0 : 1;
        if (step.inputs() != 2 || !stretches(step, constant)) {
            return PairOperators.translate(step);
        }
        Computed x = reaching(step, step.raw(1 - constant), step.constant(constant));
        return shift(step, x, perSample(step, constant, x));
    }

    private static Value shift(Step step, Computed x, Tensor c) throws LrpFileException {
        int channels = x.rank() == 0 ? 0 : x.shape()[0];
        boolean perChannel = c.size() == 1 || c.rank() == x.rank() && c.size() == channels && c.dim(0) == channels;
        if (x.sole() && step.layer(x) instanceof Dense d && (c.size() == 1
                || c.size() == d.outputs() && c.dim(c.rank() - 1) == d.outputs())) {
            return step.complete(x, new Dense(d.weights(), d.outputsFirst(), sum(step, d.bias(), c, d.outputs())));
        }
        if (x.sole() && step.layer(x) instanceof Norm n && n.groups() == 0) {
            return step.complete(x, new Norm(n.kind(), n.axes(), 0, n.centred(), n.epsilon(), n.factor(),
                    ShapeMath.binary("Add", true, n.shift(), c)));
        }
        if (x.sole() && perChannel) {
            switch (step.layer(x)) {
                case Conv v -> {
                    return step.complete(x, v.withBias(sum(step, v.bias(), c, channels)));
                }
                case ConvTranspose t -> {
                    double[] bias = sum(step, t.bias(), c, channels);
                    return step.complete(x, new ConvTranspose(t.adjoint(), bias, t.extraDown(), t.extraAcross()));
                }
                case null, default -> {
                    // Everything else keeps its own layer.
                }
            }
        }
        return scale(step, x, ONE, c);
    }

    private static double[] sum(Step step, double[] bias, Tensor c, int channels) throws LrpFileException {
        step.constants().charge(channels);
        double[] sum = bias.length == 0 ? new double[channels] : bias.clone();
        for (int i = 0; i < channels; i++) {
            sum[i] += c.data()[c.size() == 1 ? 0 : i];
        }
        return sum;
    }

    private static Value scale(Step step, Computed x, Tensor factor, Tensor shift) {
        boolean nothing = Arrays.stream(factor.data()).allMatch(v -> v == 1)
                && Arrays.stream(shift.data()).allMatch(v -> v == 0);
        if (x.sole() && step.layer(x) instanceof Norm n && n.groups() == 0) {
            Scale both = new Scale(n.factor(), n.shift()).then(new Scale(factor, shift));
            return step.complete(x, new Norm(n.kind(), n.axes(), 0, n.centred(), n.epsilon(), both.factor(),
                    both.shift()));
        }
        return nothing ? x : step.addAt(x.batch(), layer(x, factor, shift), x);
    }

    /** A scale; of a value without axes, by numbers without any. */
    static Scale layer(Computed x, Tensor factor, Tensor shift) {
        return x.rank() > 0 ? new Scale(factor, shift) : new Scale(factor.reshape(), shift.reshape());
    }

    /** A value with as many axes as a constant it meets, and with a batch only where the constant has one number. */
    private static Computed reaching(Step step, Computed x, Constant c) throws LrpFileException {
        int[] shape = c.numbers().shape();
        boolean more = shape.length > x.fileRank() && x.batch() != Computed.PINNED
                && Arrays.stream(shape, 0, shape.length - x.fileRank()).anyMatch(d -> d != 1);
        int at = x.batch() == Computed.PINNED ? -1 : shape.length - x.fileRank() + x.batch();
        if (!more && (at < 0 || shape[at] == 1) || !step.isPinned()) {
            return x;
        }
        return step.pinned(x);
    }

    /** Whether a constant stretches to the value it meets, and not the value to it. */
    private static boolean stretches(Step step, int position) throws LrpFileException {
        Computed x = step.raw(1 - position);
        int[] c = step.constant(position).numbers().shape();
        int[] file = x.fileShape();
        if (c.length > file.length) {
            // Ones in front are axes, too.
            return false;
        }
        for (int i = 1; i <= c.length; i++) {
            int own = c[c.length - i];
            boolean fits = own == 1 || i <= file.length && (file[file.length - i] == own
                    || file[file.length - i] < 0 || file.length - i == x.batch() && !step.isPinned());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** A constant without the axis of the batch; it must stretch to a sample and not the sample to it. */
    static Tensor perSample(Step step, int position, Computed x) throws LrpFileException {
        Tensor c = step.numbers(position);
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
            throw step.unsupported("combines samples of shape " + x.text() + " with a constant " + c
                    + ", to which they would be stretched; that is not supported");
        }
        return own.length == 0 ? c.reshape(1) : c.reshape(own);
    }
}
