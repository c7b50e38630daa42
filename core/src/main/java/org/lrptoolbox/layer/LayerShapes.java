package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.tensor.Shapes;

/** Arithmetic on shapes of samples of which some sizes may be open. */
final class LayerShapes {
    private LayerShapes() {}

    /** An axis counted from 0, of one that may be counted back from -1. */
    static int axis(int axis, int rank) {
        return axis < 0 ? axis + rank : axis;
    }

    static void requireAxis(Layer layer, int axis, int... input) {
        int found = axis(axis, input.length);
        if (found < 0 || found >= input.length) {
            throw ShapeException.of(layer, "samples with an axis " + axis, input);
        }
    }

    /** Whether two shapes of one rank agree as far as they are known, but for an axis; -1 for none. */
    static boolean agree(int[] a, int[] b, int but) {
        boolean agree = true;
        for (int i = 0; i < a.length; i++) {
            agree &= i == but || a[i] == b[i] || a[i] == Shapes.OPEN || b[i] == Shapes.OPEN;
        }
        return agree;
    }

    /** How wide parts (n, m) are that are given beside positions (k); of as many parts as positions if they are paired. */
    static int widthOfParts(Layer layer, List<int[]> inputs, boolean paired) {
        int[] x = inputs.get(0);
        int[] positions = inputs.get(1);
        if (x.length != 2 || positions.length != 1 || paired && !agree(positions, x, -1)) {
            throw ShapeException.of(layer, (paired ? "(k, m)" : "(n, m)") + " beside positions (k)",
                    x.length == 2 ? positions : x);
        }
        return x[1];
    }

    /** The shape that all inputs have or stretch to: along each axis one size, or 1. */
    static int[] stretched(Layer layer, List<int[]> inputs) {
        int[] out = inputs.getFirst().clone();
        for (int[] shape : inputs) {
            if (shape.length != out.length) {
                throw ShapeException.of(layer, Shapes.text(inputs.getFirst()) + " on every input", shape);
            }
            for (int i = 0; i < out.length; i++) {
                if (out[i] == 1 || out[i] == Shapes.OPEN && shape[i] != 1) {
                    out[i] = shape[i];
                } else if (shape[i] != 1 && shape[i] != Shapes.OPEN && shape[i] != out[i]) {
                    throw ShapeException.of(layer, Shapes.text(inputs.getFirst()) + " on every input", shape);
                }
            }
        }
        return out;
    }

    /** The shape after folding axes, which stay with size 1 or go. */
    static int[] reduced(Layer layer, int[] input, boolean keep, int... axes) {
        boolean[] folded = new boolean[input.length];
        for (int axis : axes) {
            requireAxis(layer, axis, input);
            folded[axis] = true;
        }
        int[] out = new int[input.length];
        int rank = 0;
        for (int i = 0; i < input.length; i++) {
            if (keep || !folded[i]) {
                out[rank++] = folded[i] ? 1 : input[i];
            }
        }
        return Arrays.copyOf(out, rank);
    }
}
