package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.read.Value.Computed;
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
            return Gates.translate(step);
        }
        Computed x = step.value(constantFirst ? 1 : 0);
        Tensor c = perSample(step, constantFirst ? 0 : 1, x);
        return switch (step.op()) {
            case "Mul" -> c.size() == 1 && Gates.completes(step, x, c.data()[0])
                    ? step.at(step.sources(x).getFirst())
                    : scale(step, x, c, ZERO);
            case "Sub" -> constantFirst
                    ? scale(step, x, Tensor.of(new double[]{-1}, 1), c)
                    : shift(step, x, c.map(v -> -v));
            default -> {
                if (constantFirst || Arrays.stream(c.data()).anyMatch(v -> v == 0)) {
                    throw step.unsupported("divides " + (constantFirst ? "a constant by a value" : "by zero")
                            + "; only values divided by constants are supported");
                }
                yield scale(step, x, c.map(v -> 1 / v), ZERO);
            }
        };
    }

    /** The sum of a value and a constant. */
    static Value add(Step step) throws LrpFileException {
        if (step.inputs() != 2) {
            throw step.unsupported("adds constants to several values; add them to one of the values before");
        }
        int constant = step.isConstant(0) ? 0 : 1;
        Computed x = step.value(1 - constant);
        return shift(step, x, perSample(step, constant, x));
    }

    private static Value shift(Step step, Computed x, Tensor c) throws LrpFileException {
        int channels = x.rank() == 0 ? 0 : x.shape()[0];
        boolean perChannel = c.size() == 1 || c.rank() == x.rank() && c.size() == channels && c.dim(0) == channels;
        if (x.sole() && perChannel) {
            switch (step.layer(x)) {
                case Dense d -> {
                    return step.complete(x, new Dense(d.weights(), d.outputsFirst(), sum(step, d.bias(), c, channels)));
                }
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
        return nothing ? x : step.add(new Scale(factor, shift), x);
    }

    /** A constant without the axis of the batch; it must stretch to a sample and not the sample to it. */
    private static Tensor perSample(Step step, int position, Computed x) throws LrpFileException {
        Tensor c = step.numbers(position);
        int[] shape = c.shape();
        int extra = Math.max(0, shape.length - x.rank());
        boolean fits = Arrays.stream(shape, 0, extra).allMatch(d -> d == 1) && c.size() > 0;
        int[] own = Arrays.copyOfRange(shape, extra, shape.length);
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
