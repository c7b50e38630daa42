package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.onnx.layout.OpenShapes;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;

/** What a value of the file is. */
sealed interface Value {
    /**
     * A value that depends on the network's input.
     *
     * @param layer the index of the layer whose output it is, {@link org.lrptoolbox.network.Network#INPUT} for the
     *            network's input
     * @param sole whether only one node reads it
     * @param shape the shape of one sample; {@link org.lrptoolbox.onnx.layout.OpenShapes#OPEN} where the file leaves
     *            it open
     */
    record Computed(int layer, boolean sole, int... shape) implements Value {
        int rank() {
            return shape.length;
        }

        boolean isKnown() {
            return Arrays.stream(shape).allMatch(d -> d >= 0);
        }

        Computed soleIf(boolean condition) {
            return new Computed(layer, sole && condition, shape);
        }

        String text() {
            return OpenShapes.text(shape);
        }
    }

    /**
     * A value that does not.
     *
     * @param numbers its numbers
     * @param type their type in the file
     */
    record Constant(Weights numbers, NumberType type) implements Value {
        int rank() {
            return numbers.shape().length;
        }

        String text() {
            return Shapes.text(numbers.shape());
        }
    }
}
