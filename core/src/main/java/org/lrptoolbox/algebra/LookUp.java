package org.lrptoolbox.algebra;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Rows of a table found by computed indices. */
final class LookUp {
    private LookUp() {}

    /**
     * @param table one sample, (1, rows, ...), or one for each sample
     * @param indices (samples, ...); negative ones count from the end
     */
    static Tensor rows(Tensor table, Tensor indices) {
        int rows = table.dim(1);
        int width = rows == 0 ? 0 : table.sampleSize() / rows;
        int[] index = indices.sampleShape();
        int[] row = Shapes.sample(table.sampleShape());
        int[] shape = new int[1 + index.length + row.length];
        shape[0] = Math.max(table.batch(), indices.batch());
        System.arraycopy(index, 0, shape, 1, index.length);
        System.arraycopy(row, 0, shape, 1 + index.length, row.length);
        Tensor out = Tensor.zeros(shape);
        int perSample = indices.sampleSize();
        for (int at = 0; at < shape[0] * perSample; at++) {
            int b = at / perSample;
            double wanted = indices.data()[(indices.batch() == 1 ? 0 : b * perSample) + at % perSample];
            int i = (int) (wanted < 0 ? wanted + rows : wanted);
            if (i != (wanted < 0 ? wanted + rows : wanted) || i < 0 || i >= rows) {
                throw new IllegalArgumentException("index " + wanted + " for a table of " + rows
                        + " rows; whole numbers from 0 to " + (rows - 1) + " are expected");
            }
            int from = (table.batch() == 1 ? 0 : b * table.sampleSize()) + i * width;
            System.arraycopy(table.data(), from, out.data(), at * width, width);
        }
        return out;
    }
}
