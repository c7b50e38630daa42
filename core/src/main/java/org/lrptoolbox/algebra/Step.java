package org.lrptoolbox.algebra;

import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;

/**
 * One step backwards: all a rule sees.
 *
 * <p>What travels is relevance R, or, where a value may be close to zero and must not be divided by, the coefficient c
 * of R = a c, with a the value. A rule is one formula for both: it asks for {@link #relevance} or for what a unit of the
 * output is worth, and says by {@link #received} or {@link #receive} what a unit of each input is worth.
 *
 * @param <T> a batch of numbers in the algebra at hand
 * @param algebra the operations
 * @param layer the layer stepped through
 * @param inputs what the forward pass put into it
 * @param carrying for every input whether relevance flows through it
 * @param output what came out
 * @param given what arrived at the output, in its shape: relevance or coefficients
 * @param coefficients whether coefficients arrived, and are expected of the rule
 * @param losses told what never reaches an input; null where nobody asks
 */
public record Step<T>(Algebra<T> algebra, Layer layer, List<T> inputs, List<Boolean> carrying, T output, T given,
        boolean coefficients, @Nullable Losses<T> losses) {

    /** Learns what a layer's denominators take away from the inputs. */
    public interface Losses<T> {
        /** Relevance that went to the bias. */
        void bias(T amount);

        /** Relevance that the stabiliser took. */
        void stabilizer(T amount);
    }

    /** A step of relevance through a layer all of whose inputs carry it. */
    public Step(Algebra<T> algebra, Layer layer, List<T> inputs, T output, T relevance, @Nullable Losses<T> losses) {
        this(algebra, layer, inputs, Collections.nCopies(inputs.size(), true), output, relevance, false, losses);
    }

    /** The same step through another layer, of the same inputs and output. */
    public Step<T> through(Layer other) {
        return new Step<>(algebra, other, inputs, carrying, output, given, coefficients, losses);
    }

    /** The same step after something else has arrived. */
    public Step<T> with(T other) {
        return new Step<>(algebra, layer, inputs, carrying, output, other, coefficients, losses);
    }

    /** The relevance of the output; where a mask has made it infinite, nothing. */
    public T relevance() {
        if (!coefficients) {
            return given;
        }
        return finite(given, algebra.times(output, given));
    }

    /**
     * What a unit of the output is worth: R / (y + epsilon sign(y)) of relevance; coefficients are just that already.
     *
     * @param stabilizer epsilon
     */
    public T worth(double stabilizer) {
        return coefficients ? given : share(given, output, stabilizer, null);
    }

    /** What an input receives of which a unit is worth c; of scores that are masked by infinity, nothing. */
    public T received(int index, T c) {
        if (coefficients || c == algebra.none()) {
            return c;
        }
        T product = algebra.times(inputs.get(index), c);
        return layer.readsMasked() ? algebra.where(c, product, algebra.none()) : product;
    }

    /**
     * What the inputs receive when a unit of the output is worth c: x_i (dy/dx_i)^T c, by the gradient of the layer.
     *
     * @param takes which inputs take something, by index; the others get nothing
     */
    public List<T> receivedByGradient(T c, IntPredicate takes) {
        List<T> back = algebra.gradient(layer, inputs, output, c);
        return IntStream.range(0, back.size())
                .mapToObj(i -> takes.test(i) ? received(i, back.get(i)) : algebra.none()).toList();
    }

    /** Whether relevance flows through an input. */
    public boolean carries(int index) {
        return carrying.get(index);
    }

    /** The input of a layer with one. */
    public T input() {
        return inputs.getFirst();
    }

    /** The layer as one that sums contributions; only for rules whose {@code supports} demands it. */
    public AffineLayer affine() {
        return (AffineLayer) layer;
    }

    /** W x + b: the output before the layer's own scaling. */
    public T preactivation() {
        double c = affine().outputScale();
        return c == 1 ? output : algebra.scale(output, 1 / c);
    }

    /** W x + b with mapped weights and bias. */
    public T preactivation(WeightMap map, T x) {
        return algebra.plusBias(affine(), map, algebra.apply(affine(), map, x));
    }

    /** x * W^T s: what each input receives when every unit of contribution is worth s. */
    public T receive(WeightMap map, T s) {
        return received(0, algebra.transpose(affine(), map, s, input()));
    }

    /** x+ * W^T s: the same for contributions of positive inputs. */
    public T receivePositive(WeightMap map, T s) {
        T positive = algebra.positivePart(input());
        T worth = algebra.transpose(affine(), map, s, positive);
        return coefficients && worth != algebra.none()
                ? algebra.wherePositive(input(), worth)
                : algebra.times(positive, worth);
    }

    /** x- * W^T s: the same for contributions of negative inputs. */
    public T receiveNegative(WeightMap map, T s) {
        T negative = algebra.negativePart(input());
        T worth = algebra.transpose(affine(), map, s, negative);
        return coefficients && worth != algebra.none()
                ? algebra.whereNegative(input(), worth)
                : algebra.times(negative, worth);
    }

    /**
     * The worth of one unit of contribution, s = r / (z + epsilon sign(z)), and the account of what is lost by it.
     *
     * @param r the relevance to share
     * @param z all contributions and, by way of {@code bias}, the bias
     * @param epsilon the stabiliser; 0 for none
     * @param bias which bias z contains; null for none
     */
    public T share(T r, T z, double epsilon, @Nullable WeightMap bias) {
        T denominator = epsilon == 0 ? z : algebra.stabilize(z, epsilon);
        T s = algebra.divide(r, denominator);
        if (losses != null) {
            if (bias != null && affine().bias().length > 0) {
                losses.bias(finite(s, algebra.biasShare(affine(), bias, s)));
            }
            if (epsilon != 0) {
                losses.stabilizer(finite(s, algebra.times(algebra.minus(denominator, z), s)));
            }
        }
        return s;
    }

    /**
     * {@link #share} of all relevance by W x + b. Without a stabiliser, coefficients are handed on as they are: nothing
     * is divided, and a sum that is zero is as good as any other.
     */
    public T share(double epsilon) {
        if (!coefficients || epsilon != 0) {
            return share(relevance(), preactivation(), epsilon, WeightMap.IDENTITY);
        }
        double scale = affine().outputScale();
        T s = scale == 1 ? given : algebra.scale(given, scale);
        if (affine().bias().length > 0) {
            keepBias(s);
        }
        return s;
    }

    /** Tells what the bias keeps where a unit of the output is worth s. */
    public void keepBias(T s) {
        if (losses != null) {
            losses.bias(finite(s, algebra.biasShare(affine(), WeightMap.IDENTITY, s)));
        }
    }

    /** What is worth nothing is nothing, though a mask has made it infinite. */
    private T finite(T worth, T product) {
        return layer.masks() && worth != algebra.none() && product != algebra.none()
                ? algebra.where(worth, product, algebra.none())
                : product;
    }
}
