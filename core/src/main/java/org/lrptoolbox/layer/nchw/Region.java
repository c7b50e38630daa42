package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** A box of positions, possibly with steps, within larger samples: what a slice takes and padding leaves free. */
final class Region {
    private final int[] starts;
    private final int[] steps;
    private final int[] box;
    private final int[] whole;

    Region(int[] starts, int[] steps, int[] box, int... whole) {
        this.starts = starts;
        this.steps = steps;
        this.box = box;
        this.whole = whole;
    }

    /** The box out of every sample. */
    Tensor read(Tensor samples) {
        Tensor out = Tensor.zeros(Shapes.batch(samples.batch(), box));
        forEach(samples.batch(), (at, inWhole) -> out.data()[at] = samples.data()[inWhole]);
        return out;
    }

    /** Writes the box of every sample; the rest is left as it is. Positions outside the whole are dropped. */
    Tensor write(Tensor boxes, Tensor samples) {
        forEach(boxes.batch(), (at, inWhole) -> samples.data()[inWhole] = boxes.data()[at]);
        return samples;
    }

    private interface Pair {
        void accept(int inBox, int inWhole);
    }

    private void forEach(int batch, Pair body) {
        int size = Shapes.size(box);
        int wholeSize = Shapes.size(whole);
        for (int i = 0; i < batch * size; i++) {
            int rest = i % size;
            int at = 0;
            int stride = 1;
            boolean inside = true;
            for (int axis = box.length - 1; axis >= 0; axis--) {
                int position = starts[axis] + rest % box[axis] * steps[axis];
                inside &= position >= 0 && position < whole[axis];
                at += position * stride;
                stride *= whole[axis];
                rest /= box[axis];
            }
            if (inside) {
                body.accept(i, i / size * wholeSize + at);
            }
        }
    }
}
