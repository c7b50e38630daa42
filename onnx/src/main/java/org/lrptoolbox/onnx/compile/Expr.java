package org.lrptoolbox.onnx.compile;

import java.util.List;

/**
 * A batch of numbers the graph may compute; equal ones are the same object, see {@link Expressions}.
 *
 * @param id its number, in the order of making
 * @param op what it does
 * @param args with what
 * @param sample the shape of one row; 1 along axes it is constant over
 * @param rows what its rows are
 * @param sign what is known of its sign
 */
record Expr(int id, Op op, List<Expr> args, int[] sample, Rows rows, Sign sign) {
    Expr arg(int index) {
        return args.get(index);
    }

    boolean isNonnegative() {
        return sign == Sign.NONNEGATIVE;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "#" + id + " " + op;
    }
}
