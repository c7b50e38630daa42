package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** An affine layer with weights of its own, which training changes. */
public interface TrainableLayer extends WeightedLayer, KernelLayer {
    @Override
    default long parameters() {
        return (long) weightData().length + bias().length;
    }

    /** The weights. */
    Weights weights();

    /** The weights in C order; the layer's own array. */
    default double[] weightData() {
        return weights().tensor().data();
    }

    /** The bias, with zeros where there is none: for files and modules that know no layers without. */
    default double[] wholeBias() {
        return bias().length > 0 ? bias() : new double[channelsOut()];
    }

    /** The gradient with respect to the weights, summed over the batch, in the order of {@link #weightData}. */
    double[] weightGradient(Tensor x, Tensor dy);

    /** The same layer over other arrays of parameters, which are not copied. */
    TrainableLayer withParameters(double[] weights, double[] bias);
}
