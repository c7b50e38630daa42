package org.lrptoolbox.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Gamma;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZBox;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rules explain: a preset by name, and the parameters of its rules. */
final class CompositeOptions {
    private static final String BOX = "epsilon-gamma-box";

    @Option(names = "--composite", paramLabel = "NAME", defaultValue = "epsilon-plus", description = {
        "The rules, by the name of a preset: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}."}, completionCandidates = Names.class)
    private String name = "epsilon-plus";

    @Option(names = "--epsilon", paramLabel = "E", description = "The stabiliser of epsilon rules.")
    private @Nullable Double epsilon;

    @Option(names = "--gamma", paramLabel = "G", description = "What gamma rules favour positive weights by.")
    private @Nullable Double gamma;

    @Option(names = "--alpha", paramLabel = "A", description = {
        "The weight of positive contributions in alpha-beta rules; beta is A - 1."})
    private @Nullable Double alpha;

    @Option(names = "--low", paramLabel = "L", description = {
        "The smallest value an input can have, for " + BOX + ". Default: what the preprocessing makes of 0."})
    private @Nullable Double low;

    @Option(names = "--high", paramLabel = "H", description = {
        "The largest value an input can have, for " + BOX + ". Default: what the preprocessing makes of 255."})
    private @Nullable Double high;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The names for help and completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Composites.names());
            if (!contains(BOX)) {
                add(BOX);
            }
        }
    }

    /** The composite; the box of possible inputs is that of the preprocessing unless given. */
    Composite composite(Preprocessing preprocessing) {
        Composite preset = name.equals(BOX)
                ? Composites.epsilonGammaBox(low == null ? preprocessing.low() : low,
                        high == null ? preprocessing.high() : high)
                : Composites.named(name);
        require("--epsilon", epsilon, preset, Epsilon.class);
        require("--gamma", gamma, preset, Gamma.class, GeneralizedGamma.class);
        require("--alpha", alpha, preset, AlphaBeta.class);
        require("--low", low, preset, ZBox.class);
        require("--high", high, preset, ZBox.class);
        return mapped(preset, this::tuned);
    }

    /** A parameter without a rule that takes it is a mistake. */
    private void require(String option, @Nullable Double value, Composite preset, Class<?>... rules) {
        boolean taken = preset.assignments().stream().anyMatch(a -> Set.of(rules).contains(a.rule().getClass()));
        if (value != null && !taken) {
            throw new ParameterException(spec.commandLine(),
                    option + ": composite " + preset.name() + " has no rule with this parameter");
        }
    }

    private Rule tuned(Rule rule) {
        return switch (rule) {
            case Epsilon r -> epsilon == null ? r : new Epsilon(epsilon);
            case Gamma r -> gamma == null ? r : new Gamma(gamma);
            case GeneralizedGamma r -> gamma == null ? r : new GeneralizedGamma(gamma);
            case AlphaBeta r -> alpha == null ? r : new AlphaBeta(alpha, alpha - 1);
            default -> rule;
        };
    }

    private static Composite mapped(Composite composite, UnaryOperator<Rule> change) {
        List<Composite.Assignment> changed = composite.assignments().stream()
                .map(a -> new Composite.Assignment(a.where(), change.apply(a.rule()))).toList();
        return new Composite(composite.name(), changed, composite.gradient());
    }
}
