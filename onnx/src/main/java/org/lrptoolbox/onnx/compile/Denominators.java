package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.onnx.graph.Identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.onnx.compile.Op.Apply;
import org.lrptoolbox.onnx.compile.Op.ByNumber;
import org.lrptoolbox.onnx.compile.Op.ByNumber.Kind;
import org.lrptoolbox.onnx.compile.Op.Unary;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Denominators in simpler form, where it is known which of them matter.
 *
 * <p>Relevance a c, with a rectified, is zero wherever a is; there any denominator will do. Elsewhere the rectifier's
 * input is a itself, and positive.
 */
final class Denominators {
    private final Expressions make;
    private final Map<Object, Expr> constants = new HashMap<>();

    Denominators(Expressions make) {
        this.make = make;
    }

    /** A denominator equal to d wherever a is not zero, and not zero elsewhere. */
    Expr whereActive(Expr d, Expr a) {
        if (!(d.op() instanceof ByNumber(Kind kind, double epsilon)) || kind != Kind.STABILIZE) {
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
                && plain.op() instanceof Apply p && p.layer() == a.layer() && p.map() == WeightMap.IDENTITY
                && plain.arg(0) == z.arg(0);
    }

    /** A layer's mapped bias, one row that stretches to the shape of an expression. */
    Expr bias(AffineLayer layer, WeightMap map, Expr like) {
        return constants.computeIfAbsent(List.of(new Identity(layer), map),
                k -> perChannel(layer, map.of(layer.bias()), like));
    }

    /** Numbers for each channel, one row that stretches to the shape of an expression. */
    Expr perChannel(AffineLayer layer, double[] numbers, Expr like) {
        Tensor row = layer.biasRow(numbers, like.sample().length);
        return make.constant(row.reshape(Shapes.batch(1, row.shape())));
    }

    /** Numbers in the shape of a sample, made once. */
    Expr constant(Tensor numbers, int... sample) {
        Tensor row = numbers.reshape(Shapes.batch(1, sample));
        return constants.computeIfAbsent(row, k -> make.constant(row));
    }
}
