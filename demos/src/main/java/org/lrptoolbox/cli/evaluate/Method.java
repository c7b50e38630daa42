package org.lrptoolbox.cli.evaluate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.evaluate.PictureShape;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * A way to explain, as a row of the table: a composite, or chance.
 *
 * @param name what it is called
 * @param explainer explains; null for chance
 * @param gradient whether its maps are gradients, whose size tells how much a pixel matters, and not their sum
 */
record Method(String name, @Nullable Explainer explainer, boolean gradient) {
    /** The method that knows nothing: the baseline of all. */
    static final Method RANDOM = new Method("random", null, false);

    /** What a method makes of samples: a number a pixel for each, and which part of the score arrived. */
    record Maps(List<double[]> maps, double[] conservation) {}

    /** The maps for one class of samples. */
    Maps maps(Tensor input, int index, PictureShape shape, LegacyRandom random) {
        List<double[]> maps = new ArrayList<>();
        if (explainer == null) {
            for (int b = 0; b < input.batch(); b++) {
                // As often negative as positive, so that large regions are not preferred to those cut off at an edge.
                maps.add(random.uniform(-1, 1, shape.pixels()));
            }
            return new Maps(maps, new double[0]);
        }
        Attribution found = explainer.explain(input, Target.elements(index));
        for (int b = 0; b < input.batch(); b++) {
            maps.add(map(found.relevance().slice(b, b + 1), shape));
        }
        return new Maps(maps, gradient ? new double[0] : found.conservation());
    }

    private double[] map(Tensor relevance, PictureShape shape) {
        return gradient
                ? java.util.Arrays.stream(shape.summed(relevance.map(r -> r * r))).map(Math::sqrt).toArray()
                : shape.summed(relevance);
    }
}
