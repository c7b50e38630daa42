package org.lrptoolbox.algebra;

import java.util.List;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * The operations a rule may use. A rule is written once against this interface; what {@code T} is decides what becomes
 * of it: arrays compute at once, names of graph tensors write a program.
 *
 * <p>Implementations may keep products unevaluated, may know that a tensor is zero, and may do equal work once.
 *
 * @param <T> a batch of numbers
 */
public interface Algebra<T> {
    /** a + b. */
    T plus(T a, T b);

    /** a - b. */
    T minus(T a, T b);

    /** a * b, element by element. */
    T times(T a, T b);

    /** a / b, element by element; a denominator with one sample serves the whole batch. */
    T divide(T a, T b);

    /** c * a. */
    T scale(T a, double c);

    /** max(a, 0). */
    T positivePart(T a);

    /** min(a, 0). */
    T negativePart(T a);

    /** z + epsilon * sign(z) with sign(0) = +1, so that it can be divided by. */
    T stabilize(T z, double epsilon);

    /** r where z is positive, 0 elsewhere. */
    T wherePositive(T z, T r);

    /** r where z is negative, 0 elsewhere. */
    T whereNegative(T z, T r);

    /** r, but 0 at every position (all channels) where any channel of z is 0. */
    T whereAllAlive(T z, T r);

    /** One sample of the shape of {@code like}, filled with a number. */
    T sampleOf(double value, T like);

    /** One number for each output channel of a layer, one sample that stretches to the shape of {@code like}. */
    T perChannel(AffineLayer layer, double[] numbers, T like);

    /** The elements of r in the shape of {@code like}. */
    T reshape(T r, T like);

    /** W x of the layer with mapped weights, without bias. */
    T apply(AffineLayer layer, WeightMap map, T x);

    /** W^T s of the layer with mapped weights, in the shape of {@code x}. */
    T transpose(AffineLayer layer, WeightMap map, T s, T x);

    /** z + b with the layer's mapped bias. */
    T plusBias(AffineLayer layer, WeightMap map, T z);

    /** b * s with the layer's mapped bias: the share of the bias where s is relevance per contribution. */
    T biasShare(AffineLayer layer, WeightMap map, T s);

    /** a + c for every element. */
    T plusConstant(T a, double c);

    /** a to a power, element by element. */
    T power(T a, double exponent);

    /** r handed to the inputs that won it. */
    T toWinners(WinnerLayer layer, Ties ties, T x, T y, T r);

    /** The gradient with respect to each input of a layer; for a layer that rearranges, where values came from. */
    List<T> gradient(Layer layer, List<T> inputs, T output, T dy);
}
