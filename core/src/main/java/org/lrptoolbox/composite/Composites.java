package org.lrptoolbox.composite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Gamma;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.rule.Zero;

/**
 * The presets of the field, under the names the field uses. Dense layers get epsilon; convolutions, and with them the
 * semantics of the lower layers, differ. Source: Montavon et al. 2019 (Sec. 10.3) and Kohlbrenner et al. 2020
 * (arXiv:1910.09840).
 */
public final class Composites {
    private static final Map<String, Supplier<Composite>> BY_NAME = new TreeMap<>(Map.of(
            "zero", () -> Composite.uniform(new Zero()).named("Zero"), "epsilon",
            () -> Composite.uniform(new Epsilon()).named("Epsilon"), "z-plus",
            () -> Composite.uniform(new ZPlus()).named("ZPlus"), "alpha2-beta1",
            () -> Composite.uniform(new AlphaBeta()).named("Alpha2Beta1"), "epsilon-plus", Composites::epsilonPlus,
            "epsilon-plus-flat", Composites::epsilonPlusFlat, "epsilon-alpha2-beta1", Composites::epsilonAlpha2Beta1,
            "epsilon-alpha2-beta1-flat", Composites::epsilonAlpha2Beta1Flat, "epsilon-gamma",
            () -> epsilon("EpsilonGamma", new Gamma())));

    private Composites() {}

    /** Epsilon on dense layers, z+ on convolutions. */
    public static Composite epsilonPlus() {
        return epsilon("EpsilonPlus", new ZPlus());
    }

    /** {@link #epsilonPlus} with the flat rule on the first layer that has weights. */
    public static Composite epsilonPlusFlat() {
        return flatFirst(epsilonPlus());
    }

    /** Epsilon on dense layers, alpha 2 beta 1 on convolutions. */
    public static Composite epsilonAlpha2Beta1() {
        return epsilon("EpsilonAlpha2Beta1", new AlphaBeta());
    }

    /** {@link #epsilonAlpha2Beta1} with the flat rule on the first layer that has weights. */
    public static Composite epsilonAlpha2Beta1Flat() {
        return flatFirst(epsilonAlpha2Beta1());
    }

    /**
     * Epsilon on dense layers, gamma 0.25 on convolutions, zB on the first convolution.
     *
     * @param low the smallest value an input can have
     * @param high the largest value an input can have
     */
    public static Composite epsilonGammaBox(double low, double high) {
        return epsilon("EpsilonGammaBox", new Gamma()).with(Selector.first(Convolution.class), new ZBox(low, high));
    }

    /**
     * A preset by its name in lower case with hyphens, as on the command line.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Composite named(String name) {
        Supplier<Composite> preset = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (preset == null) {
            throw new IllegalArgumentException("no composite is named '" + name + "'; the names are " + names());
        }
        return preset.get();
    }

    /** The names {@link #named} knows, sorted. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    private static Composite epsilon(String name, Rule convolutions) {
        return Composite.of(name).with(Selector.type(AffineLayer.class), new Epsilon())
                .with(Selector.type(Linear.class), new Epsilon())
                .with(Selector.type(Convolution.class), convolutions);
    }

    private static Composite flatFirst(Composite composite) {
        return composite.named(composite.name() + "Flat").with(Selector.first(TrainableLayer.class), new Flat());
    }
}
