package org.lrptoolbox.composite;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.DeconvNet;
import org.lrptoolbox.rule.Defaults;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Excitation;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.rule.GuidedBackprop;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.rule.Zero;

/**
 * The presets of the field, under the names the field uses. Dense layers get epsilon; convolutions, and with them the
 * semantics of the lower layers, differ; average pooling shares in proportion. Batch normalisation that could not be
 * fused is shared by contribution, as the convolution with a window of one position that it is. Source: Montavon et al. 2019 (Sec. 10.3)
 * and Kohlbrenner et al. 2020 (arXiv:1910.09840).
 */
public final class Composites {
    /** The name of the preset that needs a box, {@link #epsilonGammaBox}. */
    public static final String BOX = "epsilon-gamma-box";

    private static final Map<String, Supplier<Composite>> BY_NAME = new TreeMap<>(Map.ofEntries(
            entry("zero", () -> Composite.uniform(new Zero()).named("Zero")),
            entry("epsilon", () -> Composite.uniform(new Epsilon()).named("Epsilon")),
            entry("z-plus", () -> Composite.uniform(new ZPlus()).named("ZPlus")),
            entry("alpha2-beta1", () -> Composite.uniform(new AlphaBeta()).named("Alpha2Beta1")),
            entry("epsilon-plus", Composites::epsilonPlus), entry("epsilon-plus-flat", Composites::epsilonPlusFlat),
            entry("epsilon-alpha2-beta1", Composites::epsilonAlpha2Beta1),
            entry("epsilon-alpha2-beta1-flat", Composites::epsilonAlpha2Beta1Flat),
            entry("epsilon-gamma", () -> epsilon("EpsilonGamma", new GeneralizedGamma())),
            entry("gradient", Composites::gradient),
            entry("guided-backprop", Composites::guidedBackprop), entry("deconvnet", Composites::deconvNet),
            entry("excitation-backprop", Composites::excitationBackprop)));

    private Composites() {}

    /** The gradient of the explained output. */
    public static Composite gradient() {
        return Composite.of("Gradient").asGradient();
    }

    /** The gradient, with {@link GuidedBackprop} on rectifiers. */
    public static Composite guidedBackprop() {
        return Composite.of("GuidedBackprop").with(Selector.all(), new GuidedBackprop()).asGradient();
    }

    /** The gradient, with {@link DeconvNet} on rectifiers. */
    public static Composite deconvNet() {
        return Composite.of("DeconvNet").with(Selector.all(), new DeconvNet()).asGradient();
    }

    /** {@link Excitation} on all weighted layers; pooling by average shares in proportion. */
    public static Composite excitationBackprop() {
        return Composite.of("ExcitationBackprop")
                .with(Selector.type(AffineLayer.class), new Zero(Defaults.STABILIZER))
                .with(Selector.type(SumLayer.class), new Proportional())
                .with(Selector.type(WeightedLayer.class).or(Selector.type(Scale.class)), new Excitation());
    }

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
     * Epsilon on dense layers, {@link GeneralizedGamma} 0.25 on convolutions, zB on the first convolution. The plain
     * {@link org.lrptoolbox.rule.Gamma} explodes where a convolution's output is negative and relevance lies on it, as
     * before the sum of a residual block, so presets do not use it.
     *
     * @param low the smallest value an input can have: for all, for each channel, or for each element
     * @param high the largest value an input can have, likewise
     */
    public static Composite epsilonGammaBox(Bound low, Bound high) {
        return epsilon("EpsilonGammaBox", new GeneralizedGamma()).with(Selector.first(ConvolutionLayer.class),
                new ZBox(low, high, Defaults.STABILIZER));
    }

    /** {@link #epsilonGammaBox(Bound, Bound)} with one box for all. */
    public static Composite epsilonGammaBox(double low, double high) {
        return epsilonGammaBox(Bound.of(low), Bound.of(high));
    }

    /**
     * A preset by its name in lower case with hyphens, as on the command line.
     *
     * @throws IllegalArgumentException if there is none, or it is {@link #BOX}, which needs a box; the message says what
     */
    public static Composite named(String name) {
        if (name.equals(BOX)) {
            throw new IllegalArgumentException(
                    BOX + " needs the box of possible inputs: their smallest and largest value, "
                            + "low and high");
        }
        Supplier<Composite> preset = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (preset == null) {
            throw new IllegalArgumentException("no composite is named '" + name + "'; the names are " + names());
        }
        return preset.get();
    }

    /** The names of all presets, sorted. */
    public static List<String> names() {
        return Stream.concat(BY_NAME.keySet().stream(), Stream.of(BOX)).sorted().toList();
    }

    private static Composite epsilon(String name, Rule convolutions) {
        return Composite.of(name).with(Selector.type(AffineLayer.class), new Zero(Defaults.STABILIZER))
                .with(Selector.type(SumLayer.class), new Proportional())
                .with(Selector.type(WeightedLayer.class).or(Selector.type(Scale.class)), new Epsilon())
                .with(Selector.type(ConvolutionLayer.class).or(Selector.channelScales()), convolutions);
    }

    private static Composite flatFirst(Composite composite) {
        return composite.named(composite.name() + "Flat").with(Selector.first(WeightedLayer.class), new Flat());
    }
}
