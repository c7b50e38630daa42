package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;

/** Sharing that looks at connections alone, not at inputs: R = V^T (R / V 1) for some mapped weights V. */
final class Uniform {
    private Uniform() {}

    static <T> T share(Step<T> step, WeightMap map, double stabilizer) {
        AffineLayer layer = step.layer() instanceof WinnerLayer winner ? winner.summed() : step.affine();
        Algebra<T> a = step.algebra();
        T z = a.apply(layer, map, a.sampleOf(1, step.input()));
        T s = step.share(step.relevance(), z, stabilizer, null);
        return a.transpose(layer, map, s, step.input());
    }
}
