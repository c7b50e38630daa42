package org.lrptoolbox.onnx.compile;

import java.util.List;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** What an expression does with its arguments. */
sealed interface Op {
    /** A value the graph is given, or made outside of expressions, under a name. */
    record Given(String name) implements Op {}

    /** Stored numbers, one row. */
    record Constant(Tensor value) implements Op {}

    /** The numbers of a layer, one row. */
    record Stored(Weights weights) implements Op {}

    /** One row filled with a number. */
    record Fill(double value) implements Op {}

    /** An activation that has an operator of its own. */
    record Native(Layer layer) implements Op {}

    /** The maximum of every window. */
    record Max(MaxPool layer) implements Op {}

    /**
     * W x + b + shift of a layer with mapped weights.
     *
     * @param bias whether the mapped bias is added
     * @param shift what is added besides
     */
    record Apply(KernelLayer layer, WeightMap map, boolean bias, double shift) implements Op {}

    /** W^T s of a layer with mapped weights. */
    record Adjoint(KernelLayer layer, WeightMap map) implements Op {}

    /** Values handed to the winners of a pooling; the arguments are its input, its output and the values. */
    record Unpool(MaxPool layer, Ties ties) implements Op {}

    /** Axis i of the result is axis {@code axes[i]}. */
    record Permute(List<Integer> axes) implements Op {}

    /** Along each axis the positions start, start + step, ... */
    record Slice(List<Integer> starts, List<Integer> steps) implements Op {}

    /** A number put around every sample; negative amounts cut off. */
    record Pad(List<Integer> before, List<Integer> behind, double value) implements Op {}

    /** One behind the other along an axis. */
    record Concat(int axis) implements Op {}

    /** Axes of size 1 repeated. */
    record Expand() implements Op {}

    /** The positions of an axis with the given indices. */
    record Gather(int axis, List<Integer> indices) implements Op {}

    /** Rows of a computed table by computed indices. */
    record LookUp() implements Op {}

    /** Rows of stored numbers by computed indices. */
    record StoredRows(Weights table) implements Op {}

    /** Axes folded into size 1. */
    record Folded(Fold how, List<Integer> axes) implements Op {}

    /** The matrix product of the last two axes. */
    record MatMul() implements Op {}

    /** The softmax along an axis, or its logarithm. */
    record Softmax(int axis, boolean log) implements Op {}

    /** A function of every element. */
    record Function(org.lrptoolbox.algebra.Unary f) implements Op {}

    /** 1 where the answer is yes, 0 elsewhere. */
    record Compare(Comparison question) implements Op {}

    /** The second argument where the first is not 0, the third elsewhere. */
    record Where() implements Op {}

    /** Element by element, two arguments. */
    enum Binary implements Op {
        /** x + y. */
        ADD,
        /** x - y. */
        SUBTRACT,
        /** x y. */
        MULTIPLY,
        /** x / y. */
        DIVIDE,
        /** The second where the first is positive, else 0. */
        WHERE_POSITIVE,
        /** The second where the first is negative, else 0. */
        WHERE_NEGATIVE,
        /** The second, but 0 where the first is 0 in any channel. */
        WHERE_ALL_ALIVE
    }

    /** Element by element, one argument. */
    enum Unary implements Op {
        /** max(x, 0). */
        POSITIVE_PART,
        /** min(x, 0). */
        NEGATIVE_PART
    }

    /** Element by element, one argument and a number. */
    record ByNumber(Kind kind, double number) implements Op {
        /** What is done with the number. */
        enum Kind {
            /** Times the number. */
            TIMES,
            /** Plus the number. */
            PLUS,
            /** To the power of the number. */
            POWER,
            /** Plus the number with the argument's sign. */
            STABILIZE,
            /** The number where the argument is smaller. */
            AT_LEAST,
            /** The number where the argument is larger. */
            AT_MOST
        }
    }

    /** The same elements in the sample shape of the expression. */
    record Reshape() implements Op {}

    /** The sum of all elements, a single number. */
    record Total() implements Op {}
}
