package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.onnx.graph.Identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.onnx.compile.Op.Apply;
import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Op.ByNumber;
import org.lrptoolbox.onnx.compile.Op.ByNumber.Kind;
import org.lrptoolbox.onnx.compile.Op.Unary;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes expressions, each only once, and simplifies what can be told apart from the numbers. */
final class Expressions {
    private final Map<Key, Expr> made = new HashMap<>();

    /** All that tells expressions apart, as values: hash codes of shapes or layers may be equal by chance. */
    private record Key(Object op, List<Expr> args, List<Integer> sample) {}

    private Expr make(Op op, List<Expr> args, int[] sample, Rows rows, Sign sign) {
        Key key = new Key(key(op), List.copyOf(args), Arrays.stream(sample).boxed().toList());
        return made.computeIfAbsent(key, k -> new Expr(made.size(), op, k.args(), sample, rows, sign));
    }

    /** Layers with numbers are the same only if they are the same object: comparing numbers would take too long. */
    private static Object key(Op op) {
        return switch (op) {
            case Apply a -> List.of("apply", layer(a.layer()), a.map(), a.bias(), a.shift());
            case Op.Adjoint a -> List.of("adjoint", layer(a.layer()), a.map());
            case Op.Constant c -> new Identity(c);
            case Op.Stored s -> new Identity(s.weights());
            case Op.StoredRows r -> List.of("rows", new Identity(r.table()));
            default -> op;
        };
    }

    private static Object layer(Layer layer) {
        boolean hasNumbers = layer instanceof WeightedLayer;
        // Arrays in records are compared by identity too, so most other records are as good as identical.
        return hasNumbers ? new Identity(layer) : layer;
    }

    Expr given(String name, Rows rows, Sign sign, int... sample) {
        return make(new Op.Given(name), List.of(), sample, rows, sign);
    }

    /** A row of numbers; equal tensors are told apart, so keep the result to use it twice. */
    Expr constant(Tensor row) {
        boolean positive = Arrays.stream(row.data()).allMatch(v -> v >= 0);
        return make(new Op.Constant(row), List.of(), row.sampleShape(), Rows.ONE,
                positive ? Sign.NONNEGATIVE : Sign.ANY);
    }

    Expr fill(double value, int... sample) {
        return make(new Op.Fill(value), List.of(), sample, Rows.ONE, Sign.of(value));
    }

    private static Rows rows(List<Expr> args) {
        return args.stream().map(Expr::rows).reduce(Rows.ONE, Rows::with);
    }

    /** W x + b + shift. */
    Expr apply(KernelLayer layer, WeightMap map, Expr x, boolean bias, double shift) {
        boolean withBias = bias && map.of(layer.bias()).length > 0;
        Sign sign = Signs.ofWeights(layer, map).times(x.sign());
        sign = withBias ? sign.plus(Signs.ofBias(map)) : sign;
        sign = shift == 0 ? sign : sign.plus(Sign.of(shift));
        return make(new Apply(layer, map, withBias, shift), List.of(x), applied(layer, map, x), x.rows(), sign);
    }

    /** The same in every channel where all weights are one: then one channel stands for all. */
    private static int[] applied(KernelLayer layer, WeightMap map, Expr x) {
        int[] shape = layer.outputShape(x.sample());
        if (OnesLayers.summable(layer, map)) {
            shape[layer.channelAxis(shape.length)] = 1;
        }
        return shape;
    }

    /** W^T s, for samples of the given shape. */
    Expr adjoint(KernelLayer layer, WeightMap map, Expr s, int... sample) {
        int[] shape = sample.clone();
        if (OnesLayers.summable(layer, map)) {
            shape[layer.channelAxis(shape.length)] = 1;
        }
        return make(new Op.Adjoint(layer, map), List.of(s), shape, s.rows(),
                Signs.ofWeights(layer, map).times(s.sign()));
    }

    /** Values of any other kind of operation, whose rows are the last argument's. */
    Expr other(Op op, List<Expr> args, Sign sign, int... sample) {
        return make(op, args, sample, rows(args), sign);
    }

    Expr add(Expr a, Expr b) {
        return binary(Binary.ADD, a, b, a.sign().plus(b.sign()));
    }

    Expr subtract(Expr a, Expr b) {
        return binary(Binary.SUBTRACT, a, b, a.sign().plus(b.sign().times(-1)));
    }

    Expr multiply(Expr a, Expr b) {
        return binary(Binary.MULTIPLY, a, b, a.sign().times(b.sign()));
    }

    Expr divide(Expr a, Expr b) {
        return binary(Binary.DIVIDE, a, b, a.sign().times(b.sign()));
    }

    Expr binary(Op op, Expr a, Expr b, Sign sign) {
        return make(op, List.of(a, b), wider(a.sample(), b.sample()), a.rows().with(b.rows()), sign);
    }

    static int[] wider(int[] a, int... b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("cannot combine samples of shape " + Shapes.text(a) + " and "
                    + Shapes.text(b));
        }
        int[] shape = a.clone();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.max(a[i], b[i]);
        }
        return shape;
    }

    Expr unary(Unary op, Expr a, Sign sign) {
        return make(op, List.of(a), a.sample(), a.rows(), sign);
    }

    Expr positivePart(Expr a) {
        return a.isNonnegative() ? a : unary(Unary.POSITIVE_PART, a, Sign.NONNEGATIVE);
    }

    Expr negativePart(Expr a) {
        return a.sign() == Sign.NONPOSITIVE ? a : unary(Unary.NEGATIVE_PART, a, Sign.NONPOSITIVE);
    }

    Expr scale(Expr a, double factor) {
        double all = a.op() instanceof ByNumber(Kind kind, double before) && kind == Kind.TIMES
                ? before * factor
                : factor;
        Expr base = all == factor ? a : a.arg(0);
        // Scaling forth and back leaves a rounding error, which a factor this close to 1 is.
        return Math.abs(all - 1) < 1e-12 ? base : number(Kind.TIMES, base, all, base.sign().times(all));
    }

    Expr plus(Expr a, double c) {
        return c == 0 ? a : number(Kind.PLUS, a, c, a.sign().plus(Sign.of(c)));
    }

    Expr power(Expr a, double exponent) {
        return number(Kind.POWER, a, exponent, a.isNonnegative() ? Sign.NONNEGATIVE : Sign.ANY);
    }

    Expr atLeast(Expr a, double smallest) {
        return number(Kind.AT_LEAST, a, smallest, smallest >= 0 ? Sign.NONNEGATIVE : a.sign());
    }

    Expr atMost(Expr a, double largest) {
        return number(Kind.AT_MOST, a, largest, largest <= 0 ? Sign.NONPOSITIVE : a.sign());
    }

    /** z + epsilon sign(z); where the sign is known, a shift that an affine layer's bias takes in. */
    Expr stabilize(Expr z, double epsilon) {
        if (z.sign() == Sign.ANY) {
            return number(Kind.STABILIZE, z, epsilon, Sign.ANY);
        }
        double shift = z.isNonnegative() ? epsilon : -epsilon;
        return z.op() instanceof Apply a && a.layer() instanceof ConvolutionLayer
                ? shifted(z, shift)
                : number(Kind.PLUS, z, shift, z.sign());
    }

    /** The same layer applied, with more added. */
    Expr shifted(Expr applied, double shift) {
        Apply a = (Apply) applied.op();
        return apply(a.layer(), a.map(), applied.arg(0), a.bias(), a.shift() + shift);
    }

    private Expr number(Kind kind, Expr a, double number, Sign sign) {
        return make(new ByNumber(kind, number), List.of(a), a.sample(), a.rows(), sign);
    }

    /** The same elements in another shape; there and back again is where it began. */
    Expr reshape(Expr a, int... sample) {
        if (Arrays.equals(a.sample(), sample)) {
            return a;
        }
        Expr base = a.op() instanceof Op.Reshape ? a.arg(0) : a;
        return Arrays.equals(base.sample(), sample)
                ? base
                : make(new Op.Reshape(), List.of(base), sample, a.rows(), a.sign());
    }

    Expr total(Expr a) {
        return make(new Op.Total(), List.of(a), new int[0], Rows.ONE, a.sign());
    }
}
