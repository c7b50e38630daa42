package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.tensor.Tensor;

/** A layer with one input; implementations write the one-tensor methods. */
public interface UnaryLayer extends Layer {
    /** {@link Layer#outputShape(List)} for the one input. */
    int[] outputShape(int... input);

    /** {@link Layer#forward(List)} for the one input. */
    Tensor forward(Tensor x);

    /** {@link Layer#gradient(List, Tensor, Tensor)} for the one input. */
    Tensor gradient(Tensor x, Tensor y, Tensor dy);

    @Override
    default int[] outputShape(List<int[]> inputs) {
        return outputShape(inputs.getFirst());
    }

    @Override
    default Tensor forward(List<Tensor> inputs) {
        return forward(inputs.getFirst());
    }

    @Override
    default List<Tensor> gradient(List<Tensor> inputs, Tensor output, Tensor gradient) {
        return List.of(gradient(inputs.getFirst(), output, gradient));
    }
}
