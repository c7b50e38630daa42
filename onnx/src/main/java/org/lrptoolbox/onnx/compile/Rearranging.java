package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;

/** Makes the expressions that put elements in other places, fold axes, multiply matrices and ask questions. */
final class Rearranging {
    private final Expressions make;

    Rearranging(Expressions make) {
        this.make = make;
    }

    private static List<Integer> list(int... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    Expr permute(Expr a, int... axes) {
        int[] sample = Arrays.stream(axes).map(axis -> a.sample()[axis]).toArray();
        boolean same = IntStream.range(0, axes.length).allMatch(i -> axes[i] == i);
        return same ? a : make.other(new Op.Permute(list(axes)), List.of(a), a.sign(), sample);
    }

    Expr slice(Expr a, int[] starts, int[] steps, int... sizes) {
        boolean whole = Arrays.equals(sizes, a.sample()) && Arrays.stream(starts).allMatch(s -> s == 0);
        return whole ? a : make.other(new Op.Slice(list(starts), list(steps)), List.of(a), a.sign(), sizes);
    }

    Expr pad(Expr a, int[] before, int[] behind, double value) {
        int[] sample = a.sample().clone();
        boolean none = true;
        for (int i = 0; i < sample.length; i++) {
            sample[i] += before[i] + behind[i];
            none &= before[i] == 0 && behind[i] == 0;
        }
        Sign sign = value == 0 ? a.sign() : a.sign().plus(Sign.of(value));
        return none ? a : make.other(new Op.Pad(list(before), list(behind), value), List.of(a), sign, sample);
    }

    Expr concat(List<Expr> parts, int axis) {
        int[] sample = parts.getFirst().sample().clone();
        sample[axis] = parts.stream().mapToInt(p -> p.sample()[axis]).sum();
        Sign sign = parts.stream().map(Expr::sign).reduce(Sign::plus).orElse(Sign.ANY);
        return make.other(new Op.Concat(axis), parts, sign, sample);
    }

    Expr expand(Expr a, int... sample) {
        return Arrays.equals(a.sample(), sample) ? a : make.other(new Op.Expand(), List.of(a), a.sign(), sample);
    }

    Expr gather(Expr a, int axis, int... indices) {
        int[] sample = a.sample().clone();
        sample[axis] = indices.length;
        return make.other(new Op.Gather(axis, list(indices)), List.of(a), a.sign(), sample);
    }

    Expr lookUp(Expr table, Expr indices) {
        if (table.rows() != Rows.ONE) {
            throw new IllegalArgumentException("the compiler looks rows up in tables of constants only; the Java engine"
                    + " does in any");
        }
        int[] row = Shapes.sample(table.sample());
        int[] sample = Arrays.copyOf(indices.sample(), indices.sample().length + row.length);
        System.arraycopy(row, 0, sample, indices.sample().length, row.length);
        // Numbers that stay as they are stored need not be copied for every run.
        return table.op() instanceof Op.Stored(Weights stored)
                ? make.other(new Op.StoredRows(stored), List.of(indices), table.sign(), sample)
                : make.other(new Op.LookUp(), List.of(table, indices), table.sign(), sample);
    }

    Expr fold(Fold how, Expr a, int... axes) {
        int[] sample = a.sample().clone();
        boolean none = true;
        for (int axis : axes) {
            none &= sample[axis] == 1;
            sample[axis] = 1;
        }
        Sign sign = how == Fold.PRODUCT && a.sign() != Sign.NONNEGATIVE ? Sign.ANY : a.sign();
        return none ? a : make.other(new Op.Folded(how, list(axes)), List.of(a), sign, sample);
    }

    Expr matmul(Expr a, Expr b) {
        int rank = a.sample().length;
        int[] sample = a.sample().clone();
        for (int i = 0; i < rank - 2; i++) {
            sample[i] = Math.max(sample[i], b.sample()[i]);
        }
        sample[rank - 1] = b.sample()[rank - 1];
        return make.other(new Op.MatMul(), List.of(a, b), a.sign().times(b.sign()), sample);
    }

    Expr softmax(Expr x, int axis, boolean log) {
        return make.other(new Op.Softmax(axis, log), List.of(x), log ? Sign.NONPOSITIVE : Sign.NONNEGATIVE, x.sample());
    }

    Expr function(Unary f, Expr a) {
        Sign sign = switch (f) {
            case EXP, SQRT, ABS, SIGMOID, SOFTPLUS, NORMAL, STEP, NOT, IS_NAN -> Sign.NONNEGATIVE;
            case EXPM1, ATAN, TANH, ERF, SIGN, FLOOR, CEIL, ROUND, TRUNCATE, RECIPROCAL -> a.sign();
            case LOG, SIN, COS -> Sign.ANY;
        };
        return make.other(new Op.Function(f), List.of(a), sign, a.sample());
    }

    Expr compare(Comparison question, Expr a, Expr b) {
        return make.binary(new Op.Compare(question), a, b, Sign.NONNEGATIVE);
    }

    Expr where(Expr condition, Expr a, Expr b) {
        List<Expr> args = new ArrayList<>(List.of(condition, a, b));
        int[] sample = Expressions.wider(Expressions.wider(condition.sample(), a.sample()), b.sample());
        return make.other(new Op.Where(), args, a.sign().plus(b.sign()), sample);
    }
}
