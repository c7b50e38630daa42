package org.lrptoolbox.layer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Tensor;

/**
 * One step of a network: what goes in, what comes out, and how an error signal travels back.
 *
 * <p>A layer is immutable and keeps nothing of a forward pass, so one network serves many threads; what a pass
 * produced lives in a {@link org.lrptoolbox.engine.Trace}. All tensors carry the batch as their first dimension; all
 * shapes given to or returned by layers are those of one sample.
 *
 * <p>What it computes, and its gradient, are formulas over an {@link Algebra}: engines and compiler follow from them.
 *
 * <p>A rule never asks for a layer's class but for its role: {@link AffineLayer} (relevance is shared by
 * contributions), {@link WinnerLayer} (by who won), {@link PassLayer} (handed on), {@link RearrangeLayer} (sent
 * back where it came from), {@link SumLayer} and {@link BilinearLayer} (shared between inputs), {@link NormLayer} (its
 * statistic is held), {@link SideLayer} and {@link RootLayer} (relevance ends). A new layer joins by implementing one.
 * Only a rule that is one layer's own formula, as that of local response normalisation, is for its class.
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

    /** Whether it hands values on as they are, to other places or in another shape; false by default. */
    default boolean keepsValues() {
        return false;
    }

    /**
     * Whether nothing that it makes is below zero. By default it is so of what hands values on that are not.
     *
     * @param readsNone whether nothing that it reads is below zero
     */
    default boolean makesNoNegative(boolean readsNone) {
        return readsNone && keepsValues();
    }

    /** Whether it does nothing at all, such as the sum of one value; false by default. */
    default boolean isIdentity() {
        return false;
    }

    /**
     * Whether it does the same to every element wherever that lies, so that the order of axes is nothing to it; false by
     * default.
     */
    default boolean isElementwise() {
        return false;
    }

    /**
     * Whether it is affine and connects every element to one alone, the one in its place: it multiplies each by a number
     * and may add one. False by default.
     */
    default boolean isDiagonal() {
        return false;
    }

    /**
     * Whether what it reads may be infinite where a mask leaves something out, as the scores of attention are: what is
     * worth nothing is nothing there, and not infinity times zero. False by default.
     */
    default boolean readsMasked() {
        return false;
    }

    /** Whether what it makes may be infinite because of a mask that is among its numbers; false by default. */
    default boolean masks() {
        return false;
    }

    /** Whether every axis of what it makes is that axis of what it reads; where it is element by element by default. */
    default boolean keepsAxes() {
        return isElementwise();
    }

    /** Whether it makes features along the last axis, as layers over rows of tokens do; false by default. */
    default boolean makesFeatures() {
        return false;
    }

    /** Whether it makes one vector of all that it reads, in the same order; false by default. */
    default boolean flattens() {
        return false;
    }

    /**
     * The axis of what it reads that each axis of what it makes is, where all it does is to order them; empty, as by
     * default, where it does anything else.
     */
    default int[] permutation() {
        return new int[0];
    }

    /**
     * The same over samples whose axes lie in another order; null where there is none, as by default unless it works
     * element by element.
     *
     * @param order where each axis of its samples is found in those
     */
    default @Nullable Layer turned(int... order) {
        return isElementwise() ? this : null;
    }

    /**
     * One layer that does what another one and this do one behind the other; null, as by default, where there is none.
     *
     * @param first the layer whose output this one reads
     */
    default @Nullable Layer joined(Layer first) {
        return null;
    }

    /**
     * What samples look like that it takes, as far as it tells: the sizes of their axes,
     * {@link org.lrptoolbox.tensor.Shapes#OPEN} where any will do; empty, as by default, if it takes all.
     */
    default int[] takes() {
        return new int[0];
    }

    /** Whether it is a smooth or broken function of each number by itself, which may be part of a larger one; false by default. */
    default boolean isFunction() {
        return false;
    }

    /** The same for samples of any number of axes, where its own numbers are single ones; itself by default. */
    default Layer ofAnyShape() {
        return this;
    }

    /** Whether it makes probabilities: shares of one, along an axis; false by default. */
    default boolean makesProbabilities() {
        return false;
    }

    /** Whether it is one of the original toolbox's layers, as its files hold them; false by default. */
    default boolean isOfToolbox() {
        return false;
    }

    /** How many numbers it has learnt; none by default. */
    default long parameters() {
        return 0;
    }

    /**
     * How many products of a weight and a number it adds up for one sample; none, as by default, where these are not what
     * its time goes to.
     *
     * @param output the shape of what it makes of the sample
     */
    default long products(int... output) {
        return 0;
    }

    /**
     * The shape of one output sample. Sizes that nobody knows yet are {@link org.lrptoolbox.tensor.Shapes#OPEN}, in and
     * out.
     *
     * @throws ShapeException if the layer cannot take such inputs, as far as they are known
     */
    int[] outputShape(List<int[]> inputs);

    /**
     * The output, as a formula: what engines compute, and the compiler writes.
     *
     * @param a the operations
     * @param inputs what goes in
     */
    <T> T forward(Algebra<T> a, List<T> inputs);

    /**
     * The gradient with respect to each input, as a formula.
     *
     * @param a the operations
     * @param inputs what went in
     * @param output what came out
     * @param dy the gradient with respect to the output, in its shape
     */
    <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy);

    /**
     * The output for numbers at hand.
     *
     * @throws ShapeException if the layer cannot take such inputs
     */
    default Tensor forward(List<Tensor> inputs) {
        return forward(new TensorAlgebra(), inputs);
    }

    /** The gradients for numbers at hand. */
    default List<Tensor> gradient(List<Tensor> inputs, Tensor output, Tensor gradient) {
        return gradient(new TensorAlgebra(), inputs, output, gradient);
    }
}
