package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Gives every sample another shape, its elements in the same order.
 *
 * @param shape the shape of an output sample
 */
public record Reshape(int... shape) implements PassLayer {
    @Override
    public String describe() {
        return "to " + Shapes.text(shape);
    }

    @Override
    public int[] outputShape(int... input) {
        if (Shapes.size(input) != Shapes.size(shape)) {
            throw ShapeException.of(this, Shapes.size(shape) + " elements", input);
        }
        return shape.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return x.reshape(Shapes.batch(x.batch(), shape));
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return dy.reshape(x.shape());
    }
}
