package org.lrptoolbox.words;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lrptoolbox.text.Meant;
import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.legacy.BlockBias;
import org.lrptoolbox.legacy.DeadWindows;
import org.lrptoolbox.legacy.FirmAverage;
import org.lrptoolbox.legacy.NoSlope;
import org.lrptoolbox.legacy.SquaredSumPool;
import org.lrptoolbox.legacy.WholeKernel;
import org.lrptoolbox.rule.Adjoint;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.DeconvNet;
import org.lrptoolbox.rule.Defaults;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Excitation;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Gamma;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.rule.Gradient;
import org.lrptoolbox.rule.GuidedBackprop;
import org.lrptoolbox.rule.Halves;
import org.lrptoolbox.rule.Held;
import org.lrptoolbox.rule.HeldNorm;
import org.lrptoolbox.rule.Nothing;
import org.lrptoolbox.rule.OneFactor;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.ResponseNorm;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.Stop;
import org.lrptoolbox.rule.TaylorNorm;
import org.lrptoolbox.rule.Through;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.rule.Winner;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.rule.Zero;

/**
 * All rules there are, by the names tables print, with their default parameters where they have any. What is listed
 * here is compared with its formula, and in every engine.
 */
public final class Rules {
    private static final Pattern CALL = Pattern.compile("([^()]+)(?:\\(([^()]*)\\))?");
    private static final Map<String, Rule> BY_NAME = named(
            // Weighted sums.
            new Zero(), new Epsilon(), new Gamma(), new GeneralizedGamma(), new ZPlus(), new Excitation(),
            new AlphaBeta(), new Flat(), new WSquare(), new ZBox(0, 1),
            // Other layers.
            new Pass(), new Winner(), new Proportional(), new Halves(), new Held(), new HeldNorm(), new ResponseNorm(),
            new TaylorNorm(), new Adjoint(), new OneFactor(0), new Through(new Epsilon(), 0, 0, List.of(0)), new Stop(),
            new Nothing(),
            // Gradients, which are no relevance.
            new Gradient(), new GuidedBackprop(), new DeconvNet(),
            // What the original did, and nobody should.
            new DeadWindows(2, -1), new SquaredSumPool(2, Defaults.STABILIZER), new WholeKernel(true),
            new BlockBias(new Epsilon()), new FirmAverage(), new NoSlope(new DeconvNet()));

    private Rules() {}

    private static Map<String, Rule> named(Rule... rules) {
        Map<String, Rule> all = new LinkedHashMap<>();
        Arrays.stream(rules).forEach(rule -> all.put(rule.getClass().getSimpleName(), rule));
        return Collections.unmodifiableMap(all);
    }

    /** All of them, in an order to read them in. */
    public static List<Rule> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** Their names. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * A rule with its default parameters: {@code ZPlus}, {@code zplus} or {@code z-plus}.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists the names
     */
    public static Rule named(String name) {
        return BY_NAME.entrySet().stream().filter(rule -> letters(rule.getKey()).equals(letters(name)))
                .map(Map.Entry::getValue).findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "no rule is named '" + name + "'" + Meant.by(name, names()) + "; the names are "
                                + String.join(", ", names())));
    }

    /**
     * A rule with parameters: {@code gamma(0.5)}, {@code alpha-beta(2, 1)}, {@code epsilon(epsilon=0.1)}, in their order
     * or by name; those that are not given have their defaults.
     *
     * @throws IllegalArgumentException if there is no such rule or parameter; the message lists what there is
     */
    public static Rule parse(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rule; expected a name with its parameters, such as "
                            + "gamma(0.5)");
        }
        Rule rule = named(call.group(1).strip());
        String inside = call.group(2);
        return inside == null || inside.isBlank() ? rule : RuleParameters.with(rule, inside.split(",", -1));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
