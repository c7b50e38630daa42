package org.lrptoolbox.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.ResponseNorm;
import org.lrptoolbox.words.Presets;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Which rules explain: a preset by name, and the parameters of its rules. */
public final class CompositeOptions {
    /** The name of whatever fits the network. */
    private static final String AUTO = "auto";
    private static final String USUAL = "epsilon-plus";

    @Option(names = "--composite", paramLabel = "NAME", defaultValue = AUTO, description = {
        "The rules, by the name of a preset: ${COMPLETION-CANDIDATES}; or a formula of the original's Caffe programs, such "
                + "as caffe-100. Default: ${DEFAULT-VALUE}, which is epsilon-plus for convolutional and dense networks, "
                + "attnlrp for transformers, attnlrp-gamma for those of images."}, completionCandidates = Names.class)
    private String name = AUTO;

    @Option(names = "--rule", paramLabel = "LAYERS=RULE", description = {
        "Another rule for some layers, by name or type as --print-rules shows them, with * for any letters and | between "
                + "several: --rule \"conv1*=flat\" --rule \"Dense|MatMul=epsilon(0.01)\". May be repeated; the last that "
                + "fits a layer wins."})
    private List<String> rules = List.of();

    private String fitted = USUAL;

    @Option(names = "--epsilon", paramLabel = "E", description = "The stabiliser of epsilon rules.")
    private @Nullable Double epsilon;

    @Option(names = "--gamma", paramLabel = "G", description = "What gamma rules favour positive weights by.")
    private @Nullable Double gamma;

    @Option(names = "--alpha", paramLabel = "A", description = {
        "The weight of positive contributions in alpha-beta rules; beta is A - 1."})
    private @Nullable Double alpha;

    @Option(names = "--low", paramLabel = "L", split = ",", description = {
        "The smallest value an input can have, for " + Composites.BOX + ", one number or one for each channel. "
                + "Default: what the preprocessing makes of black, channel by channel."})
    private double[] low = {};

    @Option(names = "--high", paramLabel = "H", split = ",", description = {
        "The largest value an input can have, likewise. Default: what the preprocessing makes of white."})
    private double[] high = {};

    @Option(names = "--lrn", paramLabel = "HOW", description = {
        "Local response normalisation: ${COMPLETION-CANDIDATES}. Default: the composite's, identity for presets."})
    private Lrn lrn = Lrn.composite;

    @Mixin
    private CaffeOptions caffe = new CaffeOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** How local response normalisation hands relevance on, by the names on the command line. */
    enum Lrn {
        composite,
        identity,
        normalised,
        original;

        Composite on(Composite rules) {
            Selector layers = Selector.type(LocalResponseNorm.class);
            return switch (this) {
                case composite -> rules;
                case identity -> rules.with(layers, new Pass());
                case normalised -> rules.with(layers, new ResponseNorm());
                case original -> rules.with(layers, new ResponseNorm(false, 0));
            };
        }
    }

    /** The names for help and completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Presets.names());
            add(AUTO);
        }
    }

    /**
     * The composite; the box of possible inputs is that of the preprocessing unless given.
     *
     * @param fitting the preset that fits the network, if none is named
     */
    public Composite composite(String fitting, Preprocessing preprocessing) {
        fitted = fitting;
        try {
            Composite formula = caffe.composite(name, epsilon);
            checkIdle(formula != null);
            String chosen = name.equals(AUTO) ? fitting : name;
            return lrn.on(formula != null
                    ? formula
                    : preset(String.join("; ", Stream.concat(Stream.of(chosen), rules.stream()).toList()),
                            preprocessing));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether no name was typed, and another preset than the usual one fits the network. */
    public boolean isFitted() {
        return name.equals(AUTO) && !fitted.equals(USUAL);
    }

    /** Whether anything was said of rules. */
    public boolean isGiven() {
        ParseResult typed = spec.commandLine().getParseResult();
        return Stream.concat(Stream.of("--composite", "--rule", "--epsilon", "--gamma", "--alpha", "--low", "--high",
                "--lrn"), Stream.of(CaffeOptions.NAMES)).anyMatch(typed::hasMatchedOption);
    }

    /** An option that would do nothing is an error: whoever typed it expects something of it. */
    private void checkIdle(boolean formula) {
        String[] idle = formula ? new String[]{"--rule", "--gamma", "--alpha", "--low", "--high"} : CaffeOptions.NAMES;
        ParseResult typed = spec.commandLine().getParseResult();
        List<String> names = Stream.of(idle).filter(typed::hasMatchedOption).toList();
        if (!names.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", names) + " would do nothing with --composite " + name);
        }
        if (epsilon != null && !(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--epsilon " + epsilon + ": expected a number that is not negative");
        }
    }

    private Composite preset(String preset, Preprocessing preprocessing) {
        Map<String, Double> given = new TreeMap<>();
        put(given, "epsilon", epsilon);
        put(given, "gamma", gamma);
        put(given, "alpha", alpha);
        boolean box = Presets.needsBox(preset);
        return Presets.named(preset, side(low, preprocessing.lowest(), box), side(high, preprocessing.highest(), box),
                given);
    }

    /** One side of the box: as given, else that of the preprocessing where there has to be one. */
    private static Optional<Bound> side(double[] given, double[] usual, boolean needed) {
        return given.length > 0
                ? Optional.of(Bound.perChannel(given))
                : needed ? Optional.of(Bound.perChannel(usual)) : Optional.empty();
    }

    private static void put(Map<String, Double> all, String parameter, @Nullable Double value) {
        if (value != null) {
            all.put(parameter, value);
        }
    }
}
