package org.lrptoolbox.python.array;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Products summed over indices, one letter an axis: one stack of matrix products after the other. */
public final class Einsum {
    /** An array, and the letters of its axes. */
    private record Term(String letters, NDArray a) {
        /** An index that is named twice means the diagonal, which is the last axis then. */
        static Term of(String given, NDArray array) {
            String letters = given;
            NDArray a = array;
            for (int k = 0; k < given.length(); k++) {
                char c = given.charAt(k);
                while (letters.indexOf(c) != letters.lastIndexOf(c)) {
                    int i = letters.indexOf(c);
                    int j = letters.indexOf(c, i + 1);
                    a = Layout.diagonal(a, 0, i, j);
                    letters = letters.substring(0, i) + letters.substring(i + 1, j) + letters.substring(j + 1) + c;
                }
            }
            return new Term(letters, a);
        }

        /** The sum over the axes whose letters nobody wants. */
        Term summed(String kept) {
            Term made = this;
            for (int k = 0; k < letters.length(); k++) {
                char c = letters.charAt(k);
                if (kept.indexOf(c) < 0) {
                    made = new Term(made.letters.replace(String.valueOf(c), ""), Reductions.apply(Reduction.SUM,
                            made.a, false, null, made.letters.indexOf(c)));
                }
            }
            return made;
        }

        NDArray ordered(String order) {
            return Layout.transpose(a, order.chars().map(letters::indexOf).toArray());
        }
    }

    private Einsum() {}

    /**
     * The sums.
     *
     * @param inputs the letters of the operands' axes, with a comma between operands
     * @param output the letters of the result's axes, each one in the inputs
     * @param arrays the operands, all of one type of numbers; axes of one letter are equally long
     */
    public static NDArray of(String inputs, String output, NDArray... arrays) {
        List<Term> terms = new ArrayList<>();
        String[] letters = inputs.split(",", -1);
        for (int k = 0; k < arrays.length; k++) {
            terms.add(Term.of(letters[k], arrays[k]));
        }
        Term total = terms.getFirst();
        for (int k = 1; k < arrays.length; k++) {
            StringBuilder wanted = new StringBuilder(output);
            for (int i = k + 1; i < letters.length; i++) {
                wanted.append(letters[i]);
            }
            total = product(total, terms.get(k), wanted.toString());
        }
        String label = total.letters;
        int[] extra = IntStream.range(0, label.length()).filter(i -> output.indexOf(label.charAt(i)) < 0).toArray();
        if (extra.length > 0) {
            String rest = letters(label, output, true);
            total = new Term(rest, Reductions.apply(Reduction.SUM, total.a, false, null, extra));
        }
        NDArray made = total.a.rank() == 0 ? total.a : total.ordered(output);
        return made.type() == arrays[0].type() ? made : made.astype(arrays[0].type());
    }

    /** The letters of a text that are among others, or are not. */
    private static String letters(String text, String others, boolean are) {
        StringBuilder found = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (others.indexOf(c) >= 0 == are) {
                found.append(c);
            }
        }
        return found.toString();
    }

    /** Two operands as one product of stacks of matrices, after sums over what nobody wants any more. */
    private static Term product(Term first, Term second, String wanted) {
        Term left = first.summed(second.letters + wanted);
        Term right = second.summed(left.letters + wanted);
        String shared = letters(left.letters, right.letters, true);
        String stack = letters(shared, wanted, true);
        String inner = letters(shared, wanted, false);
        String rows = letters(left.letters, right.letters, false);
        String columns = letters(right.letters, left.letters, false);
        NDArray a = stack.length() + rows.length() + inner.length() == 0 ? left.a : left.ordered(stack + rows + inner);
        NDArray b = stack.length() + inner.length() + columns.length() == 0
                ? right.a
                : right.ordered(stack + inner + columns);
        int s = stack.length();
        NDArray product = Products.matmul(matrices(a, s, s + rows.length()), matrices(b, s, s + inner.length()));
        int[] shape = IntStream.concat(IntStream.range(0, s + rows.length()).map(a::dim),
                IntStream.range(s + inner.length(), b.rank()).map(b::dim)).toArray();
        return new Term(stack + rows + columns, Layout.reshape(product, shape));
    }

    /** The axes up to an end as rows of matrices, those behind as columns. */
    private static NDArray matrices(NDArray a, int stack, int end) {
        int[] shape = IntStream.range(0, stack + 2).map(axis -> axis < stack ? a.dim(axis) : 1).toArray();
        for (int axis = stack; axis < a.rank(); axis++) {
            shape[axis < end ? stack : stack + 1] *= a.dim(axis);
        }
        return Layout.reshape(a, shape);
    }
}
