package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Tensor;

/** A layer with one input; implementations write the methods for one. */
public interface UnaryLayer extends Layer {
    /** {@link Layer#outputShape(List)} for the one input. */
    int[] outputShape(int... input);

    /** {@link Layer#forward(Algebra, List)} for the one input. */
    <T> T forward(Algebra<T> a, T x);

    /** {@link Layer#gradient(Algebra, List, Object, Object)} for the one input. */
    <T> T gradient(Algebra<T> a, T x, T y, T dy);

    @Override
    default int[] outputShape(List<int[]> inputs) {
        return outputShape(inputs.getFirst());
    }

    @Override
    default <T> T forward(Algebra<T> a, List<T> inputs) {
        return forward(a, inputs.getFirst());
    }

    @Override
    default <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return List.of(gradient(a, inputs.getFirst(), output, dy));
    }

    /** The output for numbers at hand. */
    default Tensor forward(Tensor x) {
        return forward(new TensorAlgebra(), x);
    }
}
