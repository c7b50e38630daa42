package org.lrptoolbox.onnx.compile;

import java.util.Arrays;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.onnx.compile.Op.Apply;
import org.lrptoolbox.onnx.compile.Op.Number;
import org.lrptoolbox.onnx.compile.Op.Number.Kind;
import org.lrptoolbox.onnx.compile.Op.Unary;
import org.lrptoolbox.tensor.Tensor;

/**
 * Denominators in simpler form, where it is known which of them matter.
 *
 * <p>Relevance a c, with a rectified, is zero wherever a is; there any denominator will do. Elsewhere the rectifier's
 * input is a itself, and positive.
 */
final class Denominators {
    private final Expressions make;
    private final ForwardPass forward;

    Denominators(Expressions make, ForwardPass forward) {
        this.make = make;
        this.forward = forward;
    }

    /** A denominator equal to d wherever a is not zero, and not zero elsewhere. */
    Expr whereActive(Expr d, Expr a) {
        if (!(d.op() instanceof Number(Kind kind, double epsilon)) || kind != Kind.STABILIZE) {
            return d;
        }
        Expr z = d.arg(0);
        boolean rectified = a.op() == Unary.POSITIVE_PART;
        if (rectified && a.arg(0) == z) {
            // z = a > 0 or a = 0: no sign is needed, nor z itself.
            return make.plus(a, epsilon);
        }
        if (rectified && isStrengthened(z, a.arg(0))) {
            // The strengthened sum is not below the plain one, which is positive: epsilon goes into the bias.
            return make.atLeast(make.shifted(z, epsilon), epsilon);
        }
        return d;
    }

    /** Whether z is W x + b of a layer whose output was {@code plain}, but with its positive weights strengthened. */
    private boolean isStrengthened(Expr z, Expr plain) {
        return z.op() instanceof Apply a && a.layer() instanceof ConvolutionLayer && z.arg(0).isNonnegative()
                && a.map() instanceof WeightMap.Strengthened s && s.positive() && s.gamma() >= 0
                && forward.output(a.layer()) == plain;
    }

    /** A layer's mapped bias, one row that stretches to the shape of an expression. */
    Expr bias(AffineLayer layer, WeightMap map, Expr like) {
        return forward.constant(layer, map, () -> layer instanceof Scale scale
                ? row(scale.mapped(map).shift(), like.sample().length)
                : channels(map.of(layer.bias()), like));
    }

    /** Numbers that stretch over a sample, with as many axes as it has, as one row. */
    static Tensor row(Tensor numbers, int axes) {
        int[] shape = new int[axes + 1];
        Arrays.fill(shape, 1);
        System.arraycopy(numbers.shape(), 0, shape, axes + 1 - numbers.rank(), numbers.rank());
        return numbers.reshape(shape);
    }

    /** Numbers for each channel, one row that stretches to the shape of an expression. */
    Expr perChannel(double[] numbers, Expr like) {
        return make.constant(channels(numbers, like));
    }

    /** Channels are the first axis of every sample. */
    private static Tensor channels(double[] numbers, Expr like) {
        int[] shape = new int[like.sample().length + 1];
        Arrays.fill(shape, 1);
        shape[1] = numbers.length;
        return Tensor.of(numbers, shape);
    }
}
