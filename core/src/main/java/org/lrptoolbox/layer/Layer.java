package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.tensor.Tensor;

/**
 * One step of a network: what goes in, what comes out, and how an error signal travels back.
 *
 * <p>A layer is immutable and keeps nothing of a forward pass, so one network serves many threads; what a pass
 * produced lives in a {@link org.lrptoolbox.network.Trace}. All tensors carry the batch as their first dimension; all
 * shapes given to or returned by layers are those of one sample.
 *
 * <p>A rule never asks for a layer's class but for its role: {@link AffineLayer} (relevance is shared by
 * contributions), {@link WinnerLayer} (by who won), {@link PassLayer} (handed on) {@link RearrangeLayer} (sent
 * back where it came from) or {@link SumLayer} (shared between inputs). A new layer joins by implementing one of them.
 */
public interface Layer {
    /** The name of the kind of layer, such as {@code Convolution}, used by file formats and tables: its class's. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** The parameters that define it, as tables print them: {@code 5x5x1 -> 10, stride 1x1}; none by default. */
    default String describe() {
        return "";
    }

    /** The number of inputs it takes; most layers take one. */
    default int arity() {
        return 1;
    }

    /** How many numbers it has learnt; none by default. */
    default long parameters() {
        return 0;
    }

    /**
     * The shape of one output sample.
     *
     * @throws ShapeException if the layer cannot take such inputs
     */
    int[] outputShape(List<int[]> inputs);

    /**
     * Computes the output.
     *
     * @throws ShapeException if the layer cannot take such inputs
     */
    Tensor forward(List<Tensor> inputs);

    /**
     * The gradient with respect to each input.
     *
     * @param inputs what went in
     * @param output what came out
     * @param gradient the gradient with respect to the output, in its shape
     */
    List<Tensor> gradient(List<Tensor> inputs, Tensor output, Tensor gradient);
}
