package org.lrptoolbox.composite;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.lrptoolbox.text.Meant;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.BilinearLayer;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.NormLayer;
import org.lrptoolbox.rule.Adjoint;
import org.lrptoolbox.rule.Halves;
import org.lrptoolbox.rule.Held;
import org.lrptoolbox.rule.HeldNorm;
import org.lrptoolbox.rule.OneFactor;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Stop;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
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

    /** How much convolutions of transformers for images are strengthened, in presets with gamma. */
    public static final double CONV_GAMMA = 0.25;
    /** How much their dense layers are. */
    public static final double LINEAR_GAMMA = 0.05;

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
            entry("excitation-backprop", Composites::excitationBackprop), entry("attnlrp", Composites::attnLrp),
            entry("attnlrp-gamma", () -> attnLrpGamma(CONV_GAMMA, LINEAR_GAMMA)),
            entry("cplrp", Composites::cpLrp),
            entry("cplrp-gamma", () -> cpLrpGamma(CONV_GAMMA, LINEAR_GAMMA)),
            entry("gradient-x-input", Composites::gradientTimesInput)));

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
                .with(Selector.type(WeightedLayer.class).or(Selector.diagonal()), new Excitation());
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
     * AttnLRP, for transformers: softmax by its Taylor terms, products of two values half and half, norms with their
     * statistic held, activations pass, everything else in proportion to contributions. Coefficients travel, so nothing
     * is divided by values and no stabiliser is needed; with an {@code epsilon} the weighted layers have one.
     *
     * <p>The softmax keeps part of the relevance, and biases and constants such as positions keep theirs. Source:
     * {@link org.lrptoolbox.rule.References#ACHTIBAT_2024}.
     */
    public static Composite attnLrp() {
        return gradientTimesInput().named("AttnLRP")
                .with(Selector.type(ActivationLayer.class).or(Selector.type(LocalResponseNorm.class)), new Pass())
                .with(Selector.type(BilinearLayer.class), new Halves())
                .with(Selector.type(NormLayer.class), new HeldNorm())
                .with(Selector.type(HeldProduct.class), new Held())
                .with(Selector.type(WeightedLayer.class), new Epsilon(0));
    }

    /**
     * CP-LRP, for transformers: as {@link #attnLrp}, but the weights of attention and the gates of products are held, so
     * that values and what is gated take all. It conserves relevance but for biases and constants. Source:
     * {@link org.lrptoolbox.rule.References#ALI_2022}.
     */
    public static Composite cpLrp() {
        return attnLrp().named("CP-LRP").with(Attention.softmax(), new Stop())
                .with(Attention.gate(0).or(Attention.weights(0)), new OneFactor(1))
                .with(Attention.gate(1).or(Attention.weights(1)), new OneFactor(0));
    }

    /**
     * {@link #attnLrp} with {@link GeneralizedGamma} on convolutions and dense layers, for calmer maps of images.
     *
     * @param conv how much convolutions are strengthened
     * @param linear how much dense layers are
     */
    public static Composite attnLrpGamma(double conv, double linear) {
        return withGamma(attnLrp(), conv, linear);
    }

    /** {@link #cpLrp} with {@link GeneralizedGamma}, likewise. */
    public static Composite cpLrpGamma(double conv, double linear) {
        return withGamma(cpLrp(), conv, linear);
    }

    private static Composite withGamma(Composite base, double conv, double linear) {
        return base.named(base.name() + " gamma").with(Selector.type(WeightedLayer.class), new GeneralizedGamma(linear))
                .with(Selector.type(ConvolutionLayer.class), new GeneralizedGamma(conv));
    }

    /**
     * Input times gradient, in units of the score, at every value of the network. What remains of {@link #attnLrp}
     * without its rules for activations, products and norms.
     */
    public static Composite gradientTimesInput() {
        return Composite.of("GradientTimesInput").with(Selector.all(), new Adjoint()).inCoefficients();
    }

    /**
     * The name of the preset that fits a network where nobody says which: {@code epsilon-plus} for convolutional and
     * dense networks, {@code attnlrp} for transformers, {@code attnlrp-gamma} for transformers with convolutions, as
     * those for images are (ViT, Swin, ConvNeXt, MaxViT, CLIP), whose maps are noisy without gamma. A transformer is
     * what multiplies matrices of values, or norms the features of tokens. Source:
     * {@link org.lrptoolbox.rule.References#ACHTIBAT_2024}, which gives images gamma and words none.
     */
    public static String fitting(Network network) {
        if (!Attention.isTransformer(network)) {
            return "epsilon-plus";
        }
        boolean images = network.nodes().stream().anyMatch(n -> n.layer() instanceof ConvolutionLayer);
        return images ? "attnlrp-gamma" : "attnlrp";
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
            throw new IllegalArgumentException("no composite is named '" + name + "'" + Meant.by(name, names())
                    + "; the names are " + names());
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
                .with(Selector.type(WeightedLayer.class).or(Selector.diagonal()), new Epsilon())
                .with(Selector.type(ConvolutionLayer.class).or(Selector.channelScales()), convolutions);
    }

    private static Composite flatFirst(Composite composite) {
        return composite.named(composite.name() + "Flat").with(Selector.first(WeightedLayer.class), new Flat());
    }
}
