package org.lrptoolbox.cli.explain;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.image.Preprocessing;

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
                ? Composites.epsilonGammaBox(preprocessing.low(), preprocessing.high())
                : Composites.named(name);
        Map<String, Double> given = new TreeMap<>();
        put(given, "epsilon", epsilon);
        put(given, "gamma", gamma);
        put(given, "alpha", alpha);
        put(given, "beta", alpha == null ? null : alpha - 1);
        put(given, "low", low);
        put(given, "high", high);
        try {
            return RuleParameters.tune(preset, given);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void put(Map<String, Double> all, String parameter, @Nullable Double value) {
        if (value != null) {
            all.put(parameter, value);
        }
    }
}
