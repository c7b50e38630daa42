package org.lrptoolbox.legacy;

import org.lrptoolbox.composite.RuleTable;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.rule.Winner;

/**
 * The variants of the original toolbox by the names its scripts use, {@code nn.lrp(R, 'epsilon', 0.01)}, with its
 * stabilisers: 1e-16 on weighted layers, 1e-12 on sum pooling.
 *
 * <pre>
 * none, simple, slow, simple_slow           LRP-0, Eq. (56)
 * epsilon, eps, epsilon_slow                epsilon = parameter, Eq. (58)
 * alphabeta, alpha                          alpha = parameter, beta = 1 - alpha (added), Eq. (60)
 * alphabeta_slow, alpha_slow                the same without stabiliser: dead units give NaN
 * flat                                      evenly
 * ww, w^2                                   by squared weight
 * </pre>
 *
 * <p>Names are not case-sensitive. The readable "slow" forms and the fast ones run through the same arithmetic.
 * Equations are those of Bach et al. 2015; source: Lapuschkin et al. 2016.
 *
 * @param kind which family of names
 * @param parameter epsilon or alpha; ignored by variants without one
 * @param compatibility whether the quirks of the original are reproduced where they show
 */
public record Variant(Kind kind, double parameter, Compatibility compatibility) {
    private static final double WEAK = 1e-16;
    private static final double WEAK_POOL = 1e-12;

    /** The families of variants. */
    public enum Kind {
        /** LRP-0. */
        SIMPLE("none", "simple", "slow", "simple_slow"),
        /** Epsilon. */
        EPSILON("epsilon", "eps", "epsilon_slow"),
        /** Alpha-beta, stabilised. */
        ALPHA_BETA("alphabeta", "alpha"),
        /** Alpha-beta without stabiliser. */
        ALPHA_BETA_SLOW("alphabeta_slow", "alpha_slow"),
        /** Flat. */
        FLAT("flat"),
        /** Squared weights. */
        W_SQUARE("ww", "w^2");

        private final List<String> names;

        Kind(String... names) {
            this.names = List.of(names);
        }

        /** Whether the variant needs a parameter. */
        public boolean hasParameter() {
            return this == EPSILON || this == ALPHA_BETA || this == ALPHA_BETA_SLOW;
        }
    }

    /**
     * The variant of a name.
     *
     * @param name one of the names above; null for simple
     * @param parameter epsilon or alpha; may be null where the variant takes none
     * @throws IllegalArgumentException {@code Unknown lrp variant NAME}, or if the parameter is missing
     */
    public static Variant of(@Nullable String name, @Nullable Double parameter, Compatibility compatibility) {
        String wanted = name == null ? "none" : name.toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (kind.names.contains(wanted)) {
                if (kind.hasParameter() && parameter == null) {
                    throw new IllegalArgumentException("lrp variant " + name + " needs a parameter ("
                            + (kind == Kind.EPSILON ? "epsilon" : "alpha") + "), and has no default");
                }
                return new Variant(kind, parameter == null ? 0 : parameter, compatibility);
            }
        }
        throw new IllegalArgumentException("Unknown lrp variant " + name);
    }

    /** This variant on every layer of a network. */
    public RuleTable rulesFor(Network network) {
        return new RuleTable(toString(), network, network.layers().stream().map(this::ruleFor).toList());
    }

    /** The rule this variant means for one layer. */
    public Rule ruleFor(Layer layer) {
        for (Rule fixed : List.of(new Pass(), new Proportional())) {
            if (fixed.supports(layer)) {
                return fixed;
            }
        }
        if (layer instanceof AffineLayer) {
            return affine(layer, layer instanceof WindowLayer && !(layer instanceof WeightedLayer));
        }
        return kind == Kind.FLAT || kind == Kind.W_SQUARE ? new Flat() : new Winner();
    }

    private Rule affine(Layer layer, boolean pool) {
        return switch (kind) {
            case SIMPLE -> new Epsilon(pool ? WEAK_POOL : WEAK);
            case EPSILON -> new Epsilon(parameter);
            case ALPHA_BETA -> alphaBeta(layer, WEAK);
            case ALPHA_BETA_SLOW -> alphaBetaSlow(layer, pool);
            case FLAT -> new Flat();
            case W_SQUARE -> new WSquare(0);
        };
    }

    private Rule alphaBeta(Layer layer, double stabilizer) {
        if (layer instanceof SumPool pool && pool.layout().isLast() && compatibility == Compatibility.ORIGINAL
                && parameter != 0 && parameter != 1) {
            return new SquaredSumPool(parameter, stabilizer);
        }
        return new AlphaBeta(parameter, parameter - 1, stabilizer);
    }

    private Rule alphaBetaSlow(Layer layer, boolean pool) {
        if (layer instanceof Conv c && c.layout().isLast() && compatibility == Compatibility.ORIGINAL) {
            return new DeadWindows(parameter, parameter - 1);
        }
        return new AlphaBeta(parameter, parameter - 1, pool ? WEAK : 0);
    }

    /** The usual name and the parameter: {@code epsilon 0.01}. */
    @Override
    public String toString() {
        String name = kind == Kind.SIMPLE ? "simple" : kind.names.getFirst();
        return kind.hasParameter() ? name + " " + parameter : name;
    }
}
