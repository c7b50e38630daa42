package org.lrptoolbox.cli.caffe;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.legacy.CaffeFormula;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.rule.Defaults;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.tensor.Tensor;

/**
 * The rules of a configuration. Formulas 6, 8 and 18 do here what they were meant to: zB on the layer that reads the
 * image, with the box of what pixels can be less the mean, and alpha-beta (6, 18) or epsilon (8) above.
 */
final class DemoFormula {
    private static final double WHITE = 255;
    private static final Map<Integer, Integer> ABOVE_BOX = Map.of(6, 2, 8, 0, 18, 2);

    /** The formulas there are, in their order. */
    static final SortedSet<Integer> NUMBERS = numbers();

    private DemoFormula() {}

    private static SortedSet<Integer> numbers() {
        SortedSet<Integer> numbers = new TreeSet<>(CaffeFormula.numbers());
        numbers.addAll(ABOVE_BOX.keySet());
        return Collections.unmodifiableSortedSet(numbers);
    }

    /**
     * The composite.
     *
     * @param mean what was subtracted, shape (3, H, W)
     * @throws IllegalArgumentException if there is no such formula, or the original could not compute it
     */
    static Composite composite(DemoConfig config, DemoNet net, Tensor mean, Compatibility compatibility) {
        Integer above = ABOVE_BOX.get(config.formula());
        if (above == null) {
            return rules(net, formula(config, config.formula(), compatibility));
        }
        if (compatibility.original()) {
            throw new IllegalArgumentException("formula " + config.formula() + " read memory it never set in the "
                    + "original, so there is nothing to be compatible with; without --compat original it does what it "
                    + "was meant to");
        }
        Bound low = new Bound(mean.shape(), mean.map(m -> -m).data());
        Bound high = new Bound(mean.shape(), mean.map(m -> WHITE - m).data());
        return rules(net, formula(config, above, compatibility)).with(
                Selector.first(WeightedLayer.class),
                new ZBox(low, high, Defaults.STABILIZER));
    }

    private static Composite rules(DemoNet net, CaffeFormula formula) {
        return net.converted()
                ? formula.compositeOfConverted(net.indicesByName())
                : formula.composite(net.indicesByName());
    }

    private static CaffeFormula formula(DemoConfig config, int number, Compatibility compatibility) {
        return new CaffeFormula(number, config.epsilon(), config.beta(), config.threshold(), compatibility);
    }

    /** What a formula is called today. */
    static String describe(DemoConfig config) {
        String eps = "epsilon(" + config.epsilon() + ")";
        String ab = "alpha-beta(" + (1 + config.beta()) + ", " + config.beta() + ")";
        String upTo = " up to layer " + config.threshold() + ", above it ";
        return switch (config.formula()) {
            case 0 -> eps + " on all layers";
            case 2 -> ab + " on all layers";
            case 6, 18 -> "zB on the first layer, " + ab + " above";
            case 8 -> "zB on the first layer, " + eps + " above";
            case 11 -> "gradient times score (lrp explain --composite gradient --format caffe writes the plain one)";
            case 22 -> "alpha-beta(2, 1) up to layer 15, alpha-beta(1, 0) above";
            case 26 -> "deconvolution, with pooling and response normalisation as in LRP";
            case 54 -> "flat" + upTo + eps;
            case 56 -> "w^2" + upTo + eps;
            case 58 -> "flat" + upTo + ab;
            case 60 -> "w^2" + upTo + ab;
            case 99 -> "gradient times score, its norm over the channels";
            case 100 -> ab + " on convolutions, " + eps + " on dense layers (as EpsilonAlpha2Beta1 does)";
            case 102 -> "flat" + upTo + ab + " on convolutions, " + eps + " on dense layers (EpsilonAlpha2Beta1Flat)";
            case 104 -> "w^2" + upTo + ab + " on convolutions, " + eps + " on dense layers";
            case 114 -> ab + upTo + eps;
            case 166 -> "guided backpropagation, with pooling and response normalisation as in LRP";
            default -> "formula " + config.formula();
        };
    }
}
