package org.lrptoolbox.train;

import java.util.TreeSet;

import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Inputs and what a network should make of them.
 *
 * @param inputs one sample per row, shaped (N, ...); not copied
 * @param targets the wanted outputs, shaped (N, classes); for classes 1 at the right one and 0 elsewhere; not copied
 */
public record Samples(Tensor inputs, Tensor targets) {
    /** Checks that both have the same number of rows. */
    public Samples {
        if (inputs.rank() < 2 || targets.rank() < 2 || inputs.batch() != targets.batch()) {
            throw new ShapeException("training needs one target per input, shaped (N, ...) and (N, classes), but got "
                    + "inputs " + inputs + " and targets " + targets);
        }
    }

    /** The number N of samples. */
    public int size() {
        return inputs.batch();
    }

    /** The samples at the given places, copied. */
    public Samples rows(int... rows) {
        return new Samples(gather(inputs, rows), gather(targets, rows));
    }

    private static Tensor gather(Tensor from, int... rows) {
        int width = from.sampleSize();
        Tensor to = Tensor.zeros(Shapes.withBatch(rows.length, from.shape()));
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from.data(), rows[i] * width, to.data(), i * width, width);
        }
        return to;
    }

    /**
     * Draws the places of a batch: distinct, ascending. Draws as many numbers as are missing, drops those it has, and
     * repeats, which consumes the generator just as the original toolbox does.
     */
    int[] draw(int count, LegacyRandom random) {
        if (count > size()) {
            throw new IllegalArgumentException("cannot draw batches of " + count + " different samples from "
                    + size() + "; choose a smaller batch size");
        }
        // Not a flag for each of the samples: they may be a million, and a batch five.
        TreeSet<Integer> drawn = new TreeSet<>();
        while (drawn.size() < count) {
            for (long place : random.integers(0, size(), count - drawn.size())) {
                drawn.add((int) place);
            }
        }
        return drawn.stream().mapToInt(place -> place).toArray();
    }
}
