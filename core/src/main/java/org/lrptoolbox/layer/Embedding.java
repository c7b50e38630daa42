package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;

/**
 * Rows of a table by whole numbers: words, positions. Relevance ends here, at the rows that were looked up.
 *
 * @param table (rows, ...)
 */
public record Embedding(Weights table) implements RootLayer {
    @Override
    public String describe() {
        return Shapes.text(table.shape());
    }

    @Override
    public long parameters() {
        return table.count();
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] row = Shapes.sample(table.shape());
        int[] index = inputs.getFirst();
        int[] out = Arrays.copyOf(index, index.length + row.length);
        System.arraycopy(row, 0, out, index.length, row.length);
        Shapes.requireSize(out);
        return out;
    }

    /** Nothing: ids have no slope. */
    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return List.of(a.none());
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        return a.lookUp(a.numbers(table), inputs.getFirst());
    }
}
