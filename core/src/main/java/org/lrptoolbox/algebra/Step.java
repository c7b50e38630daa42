package org.lrptoolbox.algebra;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;

/**
 * One step backwards: all a rule sees.
 *
 * @param <T> a batch of numbers in the algebra at hand
 * @param algebra the operations
 * @param layer the layer stepped through
 * @param inputs what the forward pass put into it
 * @param output what came out
 * @param relevance the relevance of the output, in its shape
 * @param losses told what never reaches an input; null where nobody asks
 */
public record Step<T>(Algebra<T> algebra, Layer layer, List<T> inputs, T output, T relevance,
        @Nullable Losses<T> losses) {

    /** Learns what a layer's denominators take away from the inputs. */
    public interface Losses<T> {
        /** Relevance that went to the bias. */
        void bias(T amount);

        /** Relevance that the stabiliser took. */
        void stabilizer(T amount);
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
    public T receive(WeightMap map, T x, T s) {
        return algebra.times(x, algebra.transpose(affine(), map, s, x));
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
                losses.bias(algebra.biasShare(affine(), bias, s));
            }
            if (epsilon != 0) {
                losses.stabilizer(algebra.times(algebra.minus(denominator, z), s));
            }
        }
        return s;
    }
}
