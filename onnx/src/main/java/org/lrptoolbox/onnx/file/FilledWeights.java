package org.lrptoolbox.onnx.file;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * One number at every position, as the operator ConstantOfShape makes.
 *
 * @param name what the file calls them
 * @param type the type the file has the number in
 * @param value the number
 * @param shape the shape
 */
public record FilledWeights(String name, NumberType type, double value, int... shape) implements Weights {
    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public Tensor tensor() {
        return Tensor.full(value, shape);
    }

    @Override
    public FilledWeights reshaped(int... newShape) {
        return new FilledWeights(name, type, value, newShape);
    }

    @Override
    public String toString() {
        return name + ": " + type + " " + Shapes.text(shape) + " of " + value;
    }
}
