package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.tensor.Tensor;

/** What an expression does with its arguments. */
sealed interface Op {
    /** A value the graph is given, or made outside of expressions, under a name. */
    record Given(String name) implements Op {}

    /** Stored numbers, one row. */
    record Constant(Tensor value) implements Op {}

    /** One row filled with a number. */
    record Fill(double value) implements Op {}

    /** A layer without weights of its own, run forward. */
    record Forward(Layer layer) implements Op {}

    /**
     * W x + b + shift of a layer with mapped weights.
     *
     * @param bias whether the mapped bias is added
     * @param shift what is added besides
     */
    record Apply(AffineLayer layer, WeightMap map, boolean bias, double shift) implements Op {}

    /** W^T s of a layer with mapped weights. */
    record Adjoint(AffineLayer layer, WeightMap map) implements Op {}

    /** Values handed to the winners of a pooling; the arguments are its input, its output and the values. */
    record Unpool(WinnerLayer layer, Ties ties) implements Op {}

    /**
     * Values of the output of a layer that rearranges, sent back to where one of its inputs gave them.
     *
     * @param offset where the input begins, for a layer that joins several
     */
    record SendBack(Layer layer, int offset) implements Op {}

    /** Element by element, two arguments. */
    enum Binary implements Op {
        ADD,
        SUBTRACT,
        MULTIPLY,
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
        POSITIVE_PART,
        NEGATIVE_PART,
        /** 1 where positive, 0 elsewhere. */
        STEP,
        EXP,
        SIGMOID,
        TANH,
        ERF
    }

    /** Element by element, one argument and a number. */
    record Number(Kind kind, double number) implements Op {
        /** What is done with the number. */
        enum Kind {
            TIMES,
            PLUS,
            POWER,
            /** Plus the number with the argument's sign. */
            STABILIZE,
            /** The number where the argument is smaller. */
            AT_LEAST
        }
    }

    /** The same elements in the sample shape of the expression. */
    record Reshape() implements Op {}

    /** The sum of all elements, a single number. */
    record Total() implements Op {}
}
