package org.lrptoolbox.legacy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.AffineRule;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.DeconvNet;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Gradient;
import org.lrptoolbox.rule.GuidedBackprop;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.ResponseNorm;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.rule.Zero;

/**
 * A formula of the original toolbox's Caffe programs, called {@code relpropformulatype} in their configuration.
 *
 * <pre>
 * 0        epsilon                                      2        alpha-beta
 * 54, 56   flat or w^2 up to T, epsilon above           58, 60   flat or w^2 up to T, alpha-beta above
 * 100      alpha-beta on convolutions, epsilon on dense layers
 * 102, 104 the same, with flat or w^2 up to T           114      alpha-beta up to T, epsilon above
 * 11, 99   gradient times score (99: its norm over the channels, which is for the reader of the result to take)
 * 26       deconvolution                                166      guided backpropagation
 * 22       alpha-beta with beta 0 above layer 15, 1 up to there
 * </pre>
 *
 * <p>T is a layer index as Caffe counts. alpha is 1 + beta, and the negative part is subtracted. Formulas 6, 8 and 18
 * read memory they never set in the original, and are refused: {@code Composites.epsilonGammaBox} does what they were
 * meant to do. All others ended the original programs.
 *
 * <p>With {@link Compatibility#ORIGINAL} quirks are kept: groups of convolutions share the bias of the first,
 * local response normalisation multiplies by activations, flat multiplies by the channels, padding takes relevance away;
 * and scales hand relevance on, shift or not, as the original's layer Power does.
 * Source: Lapuschkin et al. 2016, software release 1.3.1.
 *
 * @param number the number
 * @param epsilon epsstab; 1 in the examples
 * @param beta alphabeta_beta, at least 0; 1 in the examples
 * @param threshold T, called auxiliaryvariable_maxlayerindexforflatdistinconv
 * @param compatibility whether quirks are kept
 */
public record CaffeFormula(int number, double epsilon, double beta, int threshold, Compatibility compatibility) {
    private static final Set<Integer> WITH_THRESHOLD = Set.of(54, 56, 58, 60, 102, 104, 114);
    private static final Set<Integer> KNOWN = Set.of(0, 2, 11, 22, 26, 54, 56, 58, 60, 99, 100, 102, 104, 114, 166);
    private static final Set<Integer> BROKEN = Set.of(6, 8, 18);
    /** Keeps 0 from being divided by: where a sum is 0, so is all that it would be shared by. */
    private static final double NEVER = 1e-20;
    /** The hard-coded index above which formula 22 leaves negative contributions out. */
    private static final int LOWER_LAYERS = 15;

    /** Whether the threshold counts for a formula. */
    public static boolean hasThreshold(int number) {
        return WITH_THRESHOLD.contains(number);
    }

    /** Checks number and parameters. */
    public CaffeFormula {
        if (!KNOWN.contains(number)) {
            throw new IllegalArgumentException("formula " + number + (BROKEN.contains(number)
                    ? " reads memory it never sets in the original; use the composite epsilon-gamma-box instead"
                    : " does not exist; there are " + KNOWN.stream().sorted().toList()));
        }
        if (!(beta >= 0) || WITH_THRESHOLD.contains(number) && threshold < 0) {
            throw new IllegalArgumentException("formula " + number + " with beta " + beta + " and threshold "
                    + threshold + ": both must be at least 0");
        }
    }

    /** The rules, for a network whose layers are counted as Caffe would. */
    public Composite composite() {
        Function<Network, int[]> indices = CaffeLayers.once(CaffeLayers::indices);
        return composite((network, node) -> indices.apply(network)[node.index()], byRole());
    }

    /**
     * The rules for a network whose layers have known indices, as those of a model of Caffe.
     *
     * @param indices the index of every node; nodes that canonizers made or moved are found by their name
     */
    public Composite composite(Map<String, Integer> indices) {
        return composite(byName(indices), Selector.type(ConvolutionLayer.class));
    }

    /** The same for a network that was converted, whose dense layers may have become convolutions ({@link CaffeLayers}). */
    public Composite compositeOfConverted(Map<String, Integer> indices) {
        return composite(byName(indices), byRole());
    }

    private static ToIntBiFunction<Network, Node> byName(Map<String, Integer> indices) {
        return (network, node) -> indices.getOrDefault(node.name(), Integer.MAX_VALUE);
    }

    private static Selector byRole() {
        Function<Network, CaffeLayers> layers = CaffeLayers.once(CaffeLayers::in);
        return Selector.type(ConvolutionLayer.class).and((network, node) -> !layers.apply(network).isDense(node));
    }

    private Composite composite(ToIntBiFunction<Network, Node> index, Selector convolutions) {
        Composite base = Composite.of("Caffe formula " + number).with(Selector.type(AffineLayer.class), new Zero())
                .with(Selector.type(AveragePool.class), new FirmAverage());
        if (number == 11 || number == 99) {
            return base.with(Selector.all(), new Gradient());
        }
        Composite rules = base.with(Selector.all(), new ResponseNorm(!compatibility.original(), 1e-9))
                .with(Selector.diagonal(), compatibility.original() ? new Pass() : new Zero());
        return switch (number) {
            case 0 -> rules.with(weighted(), eps());
            case 2 -> rules.with(weighted(), alphaBeta(beta));
            case 22 -> rules.with(weighted(), alphaBeta(0)).with(low(index, LOWER_LAYERS), alphaBeta(1));
            case 26 -> rectified(rules, new DeconvNet());
            case 166 -> rectified(rules, new GuidedBackprop());
            case 54 -> rules.with(weighted(), eps()).with(low(index, threshold), flat());
            case 56 -> rules.with(weighted(), eps()).with(low(index, threshold), squared());
            case 58 -> rules.with(weighted(), alphaBeta(beta)).with(low(index, threshold), flat());
            case 60 -> rules.with(weighted(), alphaBeta(beta)).with(low(index, threshold), squared());
            case 114 -> rules.with(weighted(), eps()).with(low(index, threshold), alphaBeta(beta));
            case 102 -> byKind(rules, convolutions).with(low(index, threshold), flat());
            case 104 -> byKind(rules, convolutions).with(low(index, threshold), squared());
            default -> byKind(rules, convolutions);
        };
    }

    private static Composite rectified(Composite rules, Rule rule) {
        return rules.with(Selector.all(), rule).with(Selector.all(), new NoSlope(rule))
                .with(weighted(), new Gradient());
    }

    private Composite byKind(Composite rules, Selector convolutions) {
        return rules.with(weighted(), eps()).with(convolutions, alphaBeta(beta));
    }

    private static Selector weighted() {
        return Selector.type(WeightedLayer.class);
    }

    /** Weighted layers up to an index, as Caffe counts. */
    private static Selector low(ToIntBiFunction<Network, Node> index, int last) {
        return weighted().and((network, node) -> index.applyAsInt(network, node) <= last);
    }

    private Rule eps() {
        return new Epsilon(epsilon == 0 ? NEVER : epsilon);
    }

    private Rule alphaBeta(double negative) {
        AffineRule rule = new AlphaBeta(1 + negative, negative, NEVER);
        return compatibility.original() ? new BlockBias(rule) : rule;
    }

    private Rule flat() {
        return compatibility.original() ? new WholeKernel(false) : new Flat();
    }

    private Rule squared() {
        return compatibility.original() ? new WholeKernel(true) : new WSquare(NEVER);
    }

    /** The numbers there are. */
    public static List<Integer> numbers() {
        return KNOWN.stream().sorted().toList();
    }
}
