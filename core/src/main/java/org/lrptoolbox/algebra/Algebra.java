package org.lrptoolbox.algebra;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * The operations layers and rules are written in. A formula is written once against this interface; what {@code T} is
 * decides what becomes of it: arrays compute at once, names of graph tensors write a program.
 *
 * <p>A {@code T} is a batch of samples. Axes are those of a sample, counted from 0; no operation sees the batch. Two
 * operands have as many axes, and along each the same size or 1, which stretches; one sample serves a whole batch.
 * Implementations may keep products unevaluated, may know that a tensor is zero, and may do equal work once.
 *
 * @param <T> a batch of numbers
 */
public interface Algebra<T> {
    // Element by element.

    /** a + b. */
    T plus(T a, T b);

    /** a - b. */
    T minus(T a, T b);

    /** a * b, element by element. */
    T times(T a, T b);

    /** a / b, element by element. */
    T divide(T a, T b);

    /** c * a. */
    T scale(T a, double c);

    /** a + c for every element. */
    T plusConstant(T a, double c);

    /** a to a power, element by element. */
    T power(T a, double exponent);

    /** max(a, c). */
    T atLeast(T a, double c);

    /** min(a, c). */
    T atMost(T a, double c);

    /** max(a, 0). */
    T positivePart(T a);

    /** min(a, 0). */
    T negativePart(T a);

    /** A function of every element. */
    T unary(Unary f, T a);

    /** 1 where the answer is yes, 0 elsewhere. */
    T compare(Comparison question, T a, T b);

    /** a where the condition is not 0, b elsewhere; numbers of the other one, were they NaN, play no part. */
    T where(T condition, T a, T b);

    /** z + epsilon * sign(z) with sign(0) = +1, so that it can be divided by. */
    T stabilize(T z, double epsilon);

    /** r where z is positive, 0 elsewhere. */
    T wherePositive(T z, T r);

    /** r where z is negative, 0 elsewhere. */
    T whereNegative(T z, T r);

    /** r, but 0 at every position (all channels) where any channel of z is 0. */
    T whereAllAlive(T z, T r);

    /** 1 - a. */
    default T oneMinus(T a) {
        return plusConstant(scale(a, -1), 1);
    }

    /** The value of an activation, by an operator of its own where there is one. */
    default T activation(ActivationLayer f, T x) {
        return f.value(this, x);
    }

    // Numbers of one's own.

    /** One sample of the shape of {@code like}, filled with a number. */
    T sampleOf(double value, T like);

    /** One number for each output channel of a layer, one sample that stretches to the shape of {@code like}. */
    T perChannel(AffineLayer layer, double[] numbers, T like);

    /**
     * Numbers in the shape of one sample. Equal ones are told apart, so hand in the same tensor to use them twice.
     *
     * @param numbers the numbers, in C order
     * @param sample the shape, of as many elements
     */
    T constant(Tensor numbers, int... sample);

    /** The numbers of a layer as one sample. */
    T numbers(Weights weights);

    /** Nothing but zeros, of whatever shape. */
    T none();

    // Shapes and places.

    /** The shape of a sample. */
    int[] shape(T a);

    /** The elements in the shape of {@code like}. */
    T reshape(T r, T like);

    /** The elements in another shape of samples. */
    T reshape(T a, int... sample);

    /** Axis i of the result is axis {@code axes[i]}. */
    T permute(T a, int... axes);

    /** Along each axis the positions start, start + step, ... */
    T slice(T a, int[] starts, int[] steps, int... sizes);

    /** A number put around every sample; negative amounts cut off. */
    T pad(T a, int[] before, int[] behind, double value);

    /** One behind the other along an axis. */
    T concat(List<T> parts, int axis);

    /** Axes of size 1 repeated until the shape is reached. */
    T expand(T a, int... sample);

    /** The positions of an axis with the given indices, in their order, each as often as it is named. */
    T gather(T a, int axis, int... indices);

    /** Rows of a table, (rows, ...), by computed indices (...): their shapes one behind the other, indices first. */
    T lookUp(T table, T indices);

    /**
     * The parts of the first axis, (n, m), at computed positions (k): (k, m). Positions may count from the end.
     */
    default T picked(T a, T positions) {
        return matmul(Positions.meant(this, positions, shape(a)[0]), a);
    }

    /** The adjoint of {@link #picked}: parts (k, m) added up at computed positions (k) of so many: (n, m). */
    default T put(T parts, T positions, int places) {
        return matmul(transposed(Positions.meant(this, positions, places)), parts);
    }

    // Sums and products.

    /** Axes folded into size 1. */
    T fold(Fold how, T a, int... axes);

    /** The matrix product of the last two axes, for each position of the axes before them, which stretch. */
    T matmul(T a, T b);

    /** exp(x) / (sum of exp(x) along an axis). */
    T softmax(T x, int axis);

    /** The logarithm of the softmax. */
    T logSoftmax(T x, int axis);

    /** The sum over all axes that stretched to make a shape: the adjoint of stretching. */
    default T sumTo(T a, int... sample) {
        int[] wide = shape(a);
        int[] axes = new int[wide.length];
        int count = 0;
        for (int i = 0; i < wide.length; i++) {
            if (sample[i] == 1 && wide[i] != 1) {
                axes[count++] = i;
            }
        }
        return count == 0 ? a : fold(Fold.SUM, a, Arrays.copyOf(axes, count));
    }

    /** An axis exchanged with the last one. */
    default T transposed(T a, int axis) {
        int[] axes = new int[shape(a).length];
        Arrays.setAll(axes, i -> i);
        int last = axes.length - 1;
        axes[axis] = last;
        axes[last] = axis;
        return axis == last ? a : permute(a, axes);
    }

    /** The last two axes exchanged. */
    default T transposed(T a) {
        return transposed(a, shape(a).length - 2);
    }

    /** The adjoint of {@link #gather}: what was gathered is added up where it came from. */
    default T scatter(T a, int axis, int size, int... indices) {
        return Scatter.along(this, a, axis, size, indices);
    }

    // Layers with kernels.

    /** W x of the layer with mapped weights, without bias. */
    T apply(AffineLayer layer, WeightMap map, T x);

    /** W^T s of the layer with mapped weights, in the shape of {@code x}. */
    T transpose(AffineLayer layer, WeightMap map, T s, T x);

    /** c (W x + b): the layer's output. */
    T affine(AffineLayer layer, T x);

    /** z + b with the layer's mapped bias. */
    T plusBias(AffineLayer layer, WeightMap map, T z);

    /** b * s with the layer's mapped bias: the share of the bias where s is relevance per contribution. */
    T biasShare(AffineLayer layer, WeightMap map, T s);

    /** The maximum of every window. */
    T max(MaxPool layer, T x);

    /** r handed to the inputs that won it. */
    T toWinners(WinnerLayer layer, Ties ties, T x, T y, T r);

    /** The gradient with respect to each input of a layer; for a layer that rearranges, where values came from. */
    default List<T> gradient(Layer layer, List<T> inputs, T output, T dy) {
        return layer.gradient(this, inputs, output, dy);
    }
}
