package org.lrptoolbox.explain;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.rule.References;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * Loops around an explainer that make other maps of its answers. Meant for {@code Composites.gradient()}; they work
 * with any rules.
 *
 * <pre>{@code
 * Explainer gradient = Explainer.of(network, Composites.gradient(), engine);
 * Attribution map = GradientMaps.smoothed(gradient, images, Target.dominant(), 50, 0.1, 0);
 * }</pre>
 *
 * <p>What is explained is chosen once, by the input itself: a class that is the strongest of an image remains the
 * target for all that is made of the image.
 */
public final class GradientMaps {
    private GradientMaps() {}

    /** Input times gradient: R_i = x_i df/dx_i. The simplest map in units of the score. */
    public static Attribution timesInput(Explainer explainer, Tensor input, Target target) {
        Attribution found = explainer.explain(input, target);
        return with(found, Tensor.zip(found.relevance(), input, (g, x) -> g * x));
    }

    /**
     * SmoothGrad: the mean over noisy copies of the input, which takes the grain out of a gradient. Source:
     * {@link References#SMILKOV_2017}.
     *
     * @param copies how many copies, at least 1; 50 is usual
     * @param noise the standard deviation of the noise, in units of the range of values of each sample; 0.1 to 0.2 is
     *            usual
     * @param seed where the noise starts from; the same seed makes the same map
     */
    public static Attribution smoothed(Explainer explainer, Tensor input, Target target, int copies, double noise,
            int seed) {
        requirePositive(copies, "copies");
        LegacyRandom random = new LegacyRandom(seed);
        Tensor deviation = ranges(input).map(range -> range * noise);
        Fixed fixed = Fixed.of(explainer, input, target);
        Tensor sum = Tensor.zeros(input.shape());
        for (int k = 0; k < copies; k++) {
            Tensor normal = Tensor.of(random.normal(0, 1, input.size()), input.shape());
            Tensor noisy = Tensor.zip(input, Tensor.zip(normal, deviation, (n, d) -> n * d), Double::sum);
            sum = Tensor.zip(sum, explainer.explain(noisy, fixed.target).relevance(), Double::sum);
        }
        return with(fixed.found, sum.map(v -> v / copies));
    }

    /**
     * Integrated gradients: the gradient's mean on the way from a baseline to the input, times that way. The map sums
     * to the difference of the two scores. Source: {@link References#SUNDARARAJAN_2017}.
     *
     * <pre>R_i = (x_i - x'_i) mean over t in (0, 1) of df/dx_i (x' + t (x - x'))</pre>
     *
     * @param baseline x', in the shape of the input: what stands for the absence of evidence, such as all zeros
     * @param steps how many points are taken on the way, each in the middle of its step; 50 is usual
     */
    public static Attribution integrated(Explainer explainer, Tensor input, Target target, Tensor baseline,
            int steps) {
        requirePositive(steps, "steps");
        Tensor way = Tensor.zip(input, baseline, (x, b) -> x - b);
        Fixed fixed = Fixed.of(explainer, input, target);
        Tensor sum = Tensor.zeros(input.shape());
        for (int k = 0; k < steps; k++) {
            double t = (k + 0.5) / steps;
            Tensor point = Tensor.zip(baseline, way, (b, w) -> b + t * w);
            sum = Tensor.zip(sum, explainer.explain(point, fixed.target).relevance(), Double::sum);
        }
        return with(fixed.found, Tensor.zip(sum, way, (g, w) -> g * w / steps));
    }

    private static void requirePositive(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " " + what + "; at least 1 is expected");
        }
    }

    /** What was found for the input itself, and the target with its choice made. */
    private record Fixed(Attribution found, Target target) {
        static Fixed of(Explainer explainer, Tensor input, Target target) {
            Attribution found = explainer.explain(input, target);
            Target inner = target instanceof Target.Unit u ? u.choice() : target;
            if (!(inner instanceof OutputChoice choice)) {
                return new Fixed(found, target);
            }
            Target chosen = Target.elements(choice.indices(found.prediction())[0]);
            return new Fixed(found, target == inner ? chosen : chosen.unit());
        }
    }

    /** The range of values of every sample, at each of its elements. */
    private static Tensor ranges(Tensor input) {
        Tensor ranges = Tensor.zeros(input.shape());
        int size = input.sampleSize();
        for (int b = 0; b < input.batch(); b++) {
            int from = b * size;
            var stats = IntStream.range(from, from + size).mapToDouble(i -> input.data()[i]).summaryStatistics();
            java.util.Arrays.fill(ranges.data(), from, from + size, stats.getMax() - stats.getMin());
        }
        return ranges;
    }

    private static Attribution with(Attribution found, Tensor relevance) {
        return new Attribution(relevance, found.prediction(), found.seed(), Map.of(), new Ledger(List.of()));
    }
}
