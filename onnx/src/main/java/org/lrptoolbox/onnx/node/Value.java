package org.lrptoolbox.onnx.node;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.NumberType;

/** What a value of the file is. */
public sealed interface Value {
    /**
     * A value that depends on the network's inputs, and is the output of a layer. Layers have the batch in front and
     * never see it; a file may have it on any axis, or, where it is made for one sample, on none in particular.
     *
     * @param layer the index of the layer whose output it is, {@link org.lrptoolbox.network.Network#INPUT} and below
     *            for the network's inputs
     * @param sole whether only one node reads it
     * @param batch which axis of the file's value is the batch; {@link #PINNED} if all its axes are those of a sample
     * @param shape the shape of one sample; {@link org.lrptoolbox.tensor.Shapes#OPEN} where the file leaves
     *            it open
     */
    record Computed(int layer, boolean sole, int batch, int... shape) implements Value {
        /** The batch is one sample, and none of the axes is its. */
        public static final int PINNED = -1;

        /** The number of axes of a sample. */
        public int rank() {
            return shape.length;
        }

        /** The number of axes in the file. */
        public int fileRank() {
            return batch == PINNED ? shape.length : shape.length + 1;
        }

        /** The shape in the file, the batch being one sample. */
        public int[] fileShape() {
            return batch == PINNED
                    ? shape.clone()
                    : IntStream.concat(IntStream.concat(Arrays.stream(shape, 0, batch), IntStream.of(1)),
                            Arrays.stream(shape, batch, shape.length)).toArray();
        }

        /** Whether no size is open. */
        public boolean isKnown() {
            return Arrays.stream(shape).allMatch(d -> d >= 0);
        }

        /** The same value, which nobody else reads only if that is so. */
        public Computed soleIf(boolean condition) {
            return new Computed(layer, sole && condition, batch, shape);
        }

        /** Its shape, as messages show it. */
        public String text() {
            return Shapes.openText(shape);
        }
    }

    /**
     * A value that does not.
     *
     * @param numbers its numbers
     * @param type their type in the file
     */
    record Constant(Weights numbers, NumberType type) implements Value {
        /** How many axes it has. */
        public int rank() {
            return numbers.shape().length;
        }

        /** Its shape, as messages show it. */
        public String text() {
            return Shapes.text(numbers.shape());
        }
    }

    /**
     * A value that is computed from ids, masks and shapes alone, of one sample; no relevance flows through it.
     *
     * @param name what the file calls it
     * @param example what it is for ids of 0, which tells its type and shape
     */
    record Side(String name, Constant example) implements Value {
        /** Its shape, as messages show it. */
        public String text() {
            return example.text();
        }
    }
}
