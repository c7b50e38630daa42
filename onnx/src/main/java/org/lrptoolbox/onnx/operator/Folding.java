package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.StoredWeights;
import org.lrptoolbox.onnx.file.FilledWeights;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.file.TransposedWeights;

/** Nodes that read nothing but constants or shapes are computed while the network is put together. */
public final class Folding {
    private static final Set<String> BINARY = Set.of("Add", "Sub", "Mul", "Div", "Pow", "Max", "Min");
    private static final Set<String> UNARY = Set.of("Neg", "Sqrt", "Floor", "Ceil", "Abs", "Exp", "Reciprocal");
    private static final Set<String> OTHERS = Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten",
            "Transpose", "Gather", "Concat", "Slice", "ConstantOfShape");

    private Folding() {}

    /** Whether a node does not depend on the numbers of the network's input. */
    public static boolean applies(Reading node) throws LrpFileException {
        if (Set.of("Constant", "Shape").contains(node.op())) {
            return true;
        }
        for (int i = 0; i < node.inputs(); i++) {
            if (node.has(i) && !node.isConstant(i)) {
                return false;
            }
        }
        return node.inputs() > 0;
    }

    /** What a node makes of constants: by ourselves where the batch may be among them, else by ONNX Runtime. */
    public static List<Constant> fold(Reading node) throws LrpFileException {
        Constant own = own(node);
        if (own != null) {
            node.attributes().requireAllKnown();
            return List.of(own);
        }
        List<@Nullable Constant> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            inputs.add(node.has(i) ? node.constant(i) : null);
        }
        return RuntimeFolding.results(node, inputs);
    }

    private static @Nullable Constant own(Reading node) throws LrpFileException {
        String op = node.op();
        if (op.equals("Constant")) {
            return node.constants().of(node);
        }
        if (op.equals("Shape")) {
            return integers(switch (node.any(0)) {
                case Constant c -> part(node, Arrays.stream(c.numbers().shape()).asDoubleStream().toArray());
                case Side s -> part(node, Arrays.stream(s.example().numbers().shape()).asDoubleStream().toArray());
                case Computed x -> part(node, shape(node, x));
            });
        }
        if (BINARY.contains(op)) {
            Constant a = node.constant(0);
            Tensor result = ShapeMath.binary(op, a.type().isReal(), node.numbers(0), node.numbers(1));
            node.constants().charge(result.size());
            return new Constant(Weights.of(result), a.type());
        }
        if (UNARY.contains(op)) {
            return new Constant(Weights.of(node.numbers(0).map(v -> ShapeMath.unary(op, v))), node.constant(0).type());
        }
        if (OTHERS.contains(op)) {
            return rearranged(node);
        }
        return null;
    }

    private static Constant integers(double... numbers) {
        return new Constant(Weights.of(numbers, numbers.length), NumberType.INT64);
    }

    /** The shape of a value in the file. */
    private static double[] shape(Reading node, Computed x) {
        int[] file = x.fileShape();
        double[] shape = new double[file.length];
        for (int i = 0; i < file.length; i++) {
            boolean isBatch = i == x.batch() && !node.isPinned();
            shape[i] = isBatch ? ShapeMath.BATCH : file[i] == Shapes.OPEN ? ShapeMath.UNKNOWN : file[i];
        }
        return shape;
    }

    private static double[] part(Reading node, double... shape) throws LrpFileException {
        int from = bounded(node.attributes().integer("start", 0), shape.length);
        int to = bounded(node.attributes().integer("end", shape.length), shape.length);
        return Arrays.copyOfRange(shape, from, Math.max(from, to));
    }

    private static int bounded(long position, int length) {
        return Math.clamp(position < 0 ? position + length : position, 0, length);
    }

    private static Constant rearranged(Reading node) throws LrpFileException {
        Constant x = node.constant(0);
        int[] shape = x.numbers().shape();
        return switch (node.op()) {
            case "Cast" -> cast(node, x);
            case "Reshape" -> reshaped(node, x, ShapeMath.resolve(node, shape,
                    node.attributes().integer("allowzero", 0) != 0, node.numbers(1).data()));
            case "Flatten" -> {
                int axis = bounded(node.attributes().integer("axis", 1), shape.length);
                int rows = Shapes.size(Arrays.copyOf(shape, axis));
                yield reshaped(node, x, rows, rows == 0 ? 0 : Shapes.size(shape) / rows);
            }
            case "Squeeze" -> reshaped(node, x, ShapeMath.squeeze(node, shape, node.integers("axes")));
            case "Unsqueeze" -> reshaped(node, x, ShapeMath.unsqueeze(node, shape, node.integers("axes")));
            case "Transpose" -> transposed(node, x);
            case "Gather" -> new Constant(Weights.of(gathered(node, node.numbers(0), node.numbers(1))), x.type());
            case "Concat" -> new Constant(Weights.of(joined(node)), x.type());
            case "Slice" -> new Constant(Weights.of(sliced(node, node.numbers(0))), x.type());
            case "ConstantOfShape" -> node.constants().filled(node, ShapeMath.resolve(node, null, node.numbers(0)
                    .data()));
            default -> x;
        };
    }

    private static Constant cast(Reading node, Constant x) throws LrpFileException {
        node.attributes().integer("saturate", 1);
        long to = node.attributes().integer("to", 0);
        NumberType type = NumberType.of((int) to)
                .orElseThrow(() -> node.unsupported("casts a constant to type " + to + ", which is not supported"));
        boolean truncates = x.type().isReal() && !type.isReal();
        return truncates
                ? new Constant(Weights.of(node.numbers(0).map(v -> v < 0 ? Math.ceil(v) : Math.floor(v))), type)
                : new Constant(x.numbers(), type);
    }

    private static Constant reshaped(Reading node, Constant x, int... shape) throws LrpFileException {
        if (Shapes.size(shape) != x.numbers().count()) {
            throw node.malformed("gives a constant of shape " + x.text() + " the shape " + Shapes.text(shape));
        }
        return new Constant(switch (x.numbers()) {
            case StoredWeights s -> s.reshaped(shape);
            case FilledWeights f -> f.reshaped(shape);
            default -> Weights.of(node.numbers(0).reshape(shape));
        }, x.type());
    }

    private static Constant transposed(Reading node, Constant x) throws LrpFileException {
        long[] perm = node.attributes().integers("perm");
        if (x.rank() == 2 && (perm.length == 0 || perm.length == 2 && perm[0] == 1 && perm[1] == 0)) {
            Weights base = x.numbers();
            return new Constant(base instanceof TransposedWeights t ? t.base() : new TransposedWeights(base), x.type());
        }
        int[] axes = new int[x.rank()];
        Arrays.setAll(axes, i -> perm.length == 0 ? axes.length - 1 - i : i < perm.length ? (int) perm[i] : -1);
        if (perm.length > axes.length || Arrays.stream(axes).distinct().count() != axes.length
                || Arrays.stream(axes).anyMatch(a -> a < 0 || a >= axes.length)) {
            throw node.malformed("perm=" + Arrays.toString(Arrays.copyOf(perm, Math.min(perm.length, 8)))
                    + " of a constant with " + x.rank() + " axes");
        }
        Tensor out = new Permute(axes).forward(batched(node.numbers(0)));
        return new Constant(Weights.of(out.reshape(out.sampleShape())), x.type());
    }

    /** A constant as a batch of one, for layers to work on. */
    private static Tensor batched(Tensor t) {
        return t.reshape(Shapes.batch(1, t.shape()));
    }

    private static Tensor joined(Reading node) throws LrpFileException {
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            parts.add(batched(node.numbers(i)));
        }
        int rank = parts.getFirst().rank() - 1;
        long axis = node.attributes().integer("axis", 1);
        Tensor out = new Concat((int) (axis < 0 ? axis + rank : axis), parts.size()).forward(parts);
        return out.reshape(out.sampleShape());
    }

    private static Tensor sliced(Reading node, Tensor x) throws LrpFileException {
        Ranges ranges = Parts.ranges(node);
        int[] starts = new int[x.rank()];
        int[] steps = new int[x.rank()];
        Arrays.fill(steps, 1);
        int[] sizes = x.shape();
        for (int i = 0; i < ranges.count(); i++) {
            int axis = ShapeMath.axis(node, ranges.axis(i), x.rank());
            ranges.resolve(i, x.dim(axis), axis, starts, steps, sizes);
        }
        if (Shapes.size(sizes) == 0) {
            return Tensor.zeros(sizes);
        }
        return new Slice(starts, steps, sizes).forward(batched(x)).reshape(sizes);
    }

    private static Tensor gathered(Reading node, Tensor x, Tensor indices) throws LrpFileException {
        int axis = ShapeMath.axis(node, node.attributes().integer("axis", 0), x.rank());
        int size = x.dim(axis);
        int inner = Shapes.size(Arrays.copyOfRange(x.shape(), axis + 1, x.rank()));
        int outer = Shapes.size(Arrays.copyOf(x.shape(), axis));
        List<Integer> shape = new ArrayList<>();
        Arrays.stream(x.shape(), 0, axis).forEach(shape::add);
        Arrays.stream(indices.shape()).forEach(shape::add);
        Arrays.stream(x.shape(), axis + 1, x.rank()).forEach(shape::add);
        int[] result = shape.stream().mapToInt(d -> d).toArray();
        node.constants().charge(Shapes.size(result));
        Tensor out = Tensor.zeros(result);
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (double index : indices.data()) {
                double own = index < 0 ? index + size : index;
                if (!(own >= 0 && own < size)) {
                    throw node.malformed("takes element " + index + " of " + size);
                }
                System.arraycopy(x.data(), (o * size + (int) own) * inner, out.data(), at, inner);
                at += inner;
            }
        }
        return out;
    }
}
