package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Reading;

/**
 * Arithmetic on the constants of a file. Among integers there may be the size of the batch, which is any number: it
 * survives only where it stays what it is.
 */
final class ShapeMath {
    /** Stands for the size of the batch; no sound model has it as a number of its own. */
    static final double BATCH = -0x1p52;
    /** Stands for a number made of the batch, or of a size the file leaves open. */
    static final double UNKNOWN = Double.NaN;

    private ShapeMath() {}

    static double unary(String op, double v) {
        return switch (op) {
            case "Neg" -> whole(-v, v);
            case "Sqrt" -> whole(Math.sqrt(v), v);
            case "Exp" -> whole(Math.exp(v), v);
            case "Reciprocal" -> whole(1 / v, v);
            case "Abs" -> whole(Math.abs(v), v);
            case "Floor" -> Math.floor(v);
            default -> Math.ceil(v);
        };
    }

    private static double whole(double result, double v) {
        return v == BATCH ? UNKNOWN : result;
    }

    /** The operation on every pair of numbers, the smaller tensor stretched to the larger. */
    static Tensor binary(String op, boolean real, Tensor a, Tensor b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] shape = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int da = i <= a.rank() ? a.dim(a.rank() - i) : 1;
            int db = i <= b.rank() ? b.dim(b.rank() - i) : 1;
            if (da != db && da != 1 && db != 1) {
                throw new IllegalArgumentException("cannot combine " + a + " with " + b);
            }
            shape[rank - i] = da == 1 ? db : da;
        }
        double[] out = new double[checked(shape)];
        for (int i = 0; i < out.length; i++) {
            out[i] = pair(op, real, a.data()[position(a, i, shape)], b.data()[position(b, i, shape)]);
        }
        return Tensor.of(out, shape);
    }

    private static int checked(int... shape) {
        int size = Shapes.size(shape);
        if (size > 1 << 24) {
            throw new IllegalArgumentException("arithmetic on constants of shape " + Shapes.text(shape));
        }
        return size;
    }

    /** Where a position of the result is found in a tensor stretched to it. */
    private static int position(Tensor t, int index, int... shape) {
        int at = 0;
        int stride = 1;
        int rest = index;
        for (int i = 1; i <= shape.length; i++) {
            int size = shape[shape.length - i];
            if (i <= t.rank()) {
                int own = t.dim(t.rank() - i);
                at += own == 1 ? 0 : rest % size * stride;
                stride *= own;
            }
            rest /= size;
        }
        return at;
    }

    private static double pair(String op, boolean real, double a, double b) {
        if (a == BATCH || b == BATCH) {
            boolean product = op.equals("Mul") || op.equals("Div");
            boolean kept = product
                    ? a == BATCH && b == 1 || b == BATCH && a == 1 && op.equals("Mul")
                    : (op.equals("Add") || op.equals("Sub") && a == BATCH) && a + b == BATCH;
            return kept ? BATCH : UNKNOWN;
        }
        return switch (op) {
            case "Add" -> a + b;
            case "Sub" -> a - b;
            case "Mul" -> a * b;
            case "Pow" -> Math.pow(a, b);
            case "Max" -> Math.max(a, b);
            case "Min" -> Math.min(a, b);
            default -> real ? a / b : truncated(a / b);
        };
    }

    private static double truncated(double v) {
        return v < 0 ? Math.ceil(v) : Math.floor(v);
    }

    static int axis(Reading node, long axis, int rank) throws LrpFileException {
        long own = axis < 0 ? axis + rank : axis;
        if (own < 0 || own >= rank) {
            throw node.malformed("axis " + axis + " of a constant with " + rank + " axes");
        }
        return (int) own;
    }

    /**
     * The shape that numbers in a file mean.
     *
     * @param old the shape there was, for zeros, which copy, and -1, which is what is left; null if there was none
     */
    static int[] resolve(Reading node, int @Nullable [] old, double... numbers) throws LrpFileException {
        return resolve(node, old, false, numbers);
    }

    /** @param zeros whether zeros mean zero, and copy nothing */
    static int[] resolve(Reading node, int @Nullable [] old, boolean zeros, double... numbers) throws LrpFileException {
        int[] shape = new int[numbers.length];
        int open = -1;
        for (int i = 0; i < shape.length; i++) {
            double d = numbers[i] == 0 && !zeros && old != null && i < old.length ? old[i] : numbers[i];
            if (d == -1 && old != null && open < 0) {
                open = i;
                d = 1;
            }
            if (!(d >= 0 && d <= Integer.MAX_VALUE)) {
                throw node.unsupported("makes a constant of the shape " + text(Tensor.of(numbers, numbers.length))
                        + ", which is none, or depends on the batch");
            }
            shape[i] = (int) d;
        }
        if (old != null && open >= 0) {
            shape[open] = Shapes.size(shape) == 0 ? 0 : Shapes.size(old) / Shapes.size(shape);
        }
        Shapes.size(shape);
        return shape;
    }

    static int[] squeeze(Reading node, int[] shape, long... axes) throws LrpFileException {
        boolean[] gone = new boolean[shape.length];
        for (long axis : axes) {
            gone[axis(node, axis, shape.length)] = true;
        }
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            if (!(gone[i] || axes.length == 0 && shape[i] == 1)) {
                left.add(shape[i]);
            }
        }
        return left.stream().mapToInt(d -> d).toArray();
    }

    static int[] unsqueeze(Reading node, int[] shape, long... axes) throws LrpFileException {
        boolean[] added = new boolean[shape.length + axes.length];
        for (long axis : axes) {
            int own = axis(node, axis, added.length);
            if (added[own]) {
                throw node.malformed("adds axis " + axis + " twice");
            }
            added[own] = true;
        }
        int[] result = new int[added.length];
        int from = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = added[i] ? 1 : shape[from++];
        }
        return result;
    }

    /** Numbers of a shape as messages print them. */
    static String text(Tensor numbers) {
        return Arrays.stream(numbers.data()).limit(16)
                .mapToObj(v -> v == BATCH ? "batch" : Double.isNaN(v) ? "unknown" : String.valueOf((long) v))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
