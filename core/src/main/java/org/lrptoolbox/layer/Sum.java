package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Tensors;

/**
 * Adds its inputs, which have one shape: the end of a skip connection.
 *
 * @param arity how many inputs it adds, at least 1
 */
public record Sum(int arity) implements SumLayer {
    @Override
    public String describe() {
        return arity + " inputs";
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        for (int[] shape : inputs) {
            if (!Arrays.equals(shape, inputs.getFirst())) {
                throw ShapeException.of(this, Shapes.text(inputs.getFirst()) + " on every input", shape);
            }
        }
        return inputs.getFirst().clone();
    }

    @Override
    public Tensor forward(List<Tensor> inputs) {
        outputShape(inputs.stream().map(Tensor::sampleShape).toList());
        Tensor sum = inputs.getFirst();
        for (Tensor x : inputs.subList(1, inputs.size())) {
            sum = Tensors.zip(sum, x, Double::sum);
        }
        return sum;
    }

    @Override
    public List<Tensor> gradient(List<Tensor> inputs, Tensor output, Tensor gradient) {
        return Collections.nCopies(inputs.size(), gradient);
    }
}
