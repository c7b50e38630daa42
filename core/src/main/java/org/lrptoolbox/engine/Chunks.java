package org.lrptoolbox.engine;

import java.util.List;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Batches cut into chunks along their first dimension. */
final class Chunks {
    private Chunks() {}

    /** The chunks one after the other; a single chunk is returned as it is. */
    static Tensor join(List<Tensor> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int batch = parts.stream().mapToInt(Tensor::batch).sum();
        Tensor whole = Tensor.zeros(Shapes.withBatch(batch, parts.getFirst().shape()));
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.data(), 0, whole.data(), at, part.size());
            at += part.size();
        }
        return whole;
    }
}
