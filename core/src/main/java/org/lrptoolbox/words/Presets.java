package org.lrptoolbox.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.composite.Selector;

/**
 * Presets by the names people type: {@code epsilon-plus}, {@code epsilon_plus} or {@code EpsilonPlus}, with parameters
 * of their rules by name; {@code cplrp-gamma(0.25, 0.05)} has those of convolutions and of dense layers. Values that are
 * not given are those of {@link org.lrptoolbox.rule.Defaults}.
 *
 * <p>Behind a preset may stand rules for layers of a name or type, of which the last that fits a layer wins:
 *
 * <pre>epsilon-plus; conv1*=flat; Dense=epsilon(0.01)</pre>
 *
 * <p>See {@link Selector#like} and {@link Rules#parse}.
 */
public final class Presets {
    private static final String ALPHA = "alpha";
    private static final String BETA = "beta";
    private static final Pattern GAMMAS = Pattern.compile("([^()]+)\\(([^,()]*),([^,()]*)\\)");

    private Presets() {}

    /** The names of all presets, in the spelling of the command line. */
    public static List<String> names() {
        return Composites.names();
    }

    /** Whether a preset needs to know what inputs are possible. */
    public static boolean needsBox(String text) {
        return spelled(text.split(";", 2)[0].strip()).equals(Composites.BOX);
    }

    /** A preset with nothing changed. */
    public static Composite named(String name) {
        return named(name, Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * A preset.
     *
     * @param low the smallest value an input can have, for presets with a box
     * @param high the largest value an input can have, likewise
     * @param parameters of its rules, by name; of alpha-beta rules, alpha alone means beta = alpha - 1
     * @throws IllegalArgumentException if there is no such preset or parameter; the message lists what there is
     */
    public static Composite named(String text, Optional<Bound> low, Optional<Bound> high,
            Map<String, Double> parameters) {
        String[] parts = text.split(";", -1);
        Composite composite = preset(parts[0].strip(), low, high, parameters);
        for (int i = 1; i < parts.length; i++) {
            composite = assigned(composite, parts[i].strip());
        }
        return composite;
    }

    /** A composite with one more rule: {@code conv1*=gamma(0.5)}. */
    private static Composite assigned(Composite composite, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text + "': expected layers and their rule, such as "
                    + "conv1*=gamma(0.5)");
        }
        Composite more = composite.with(Selector.like(text.substring(0, equals).strip()),
                Rules.parse(text.substring(equals + 1)));
        return more.named(composite.name() + "; " + text);
    }

    private static Composite preset(String name, Optional<Bound> low, Optional<Bound> high,
            Map<String, Double> parameters) {
        Map<String, Double> values = new TreeMap<>(parameters);
        Double alpha = values.get(ALPHA);
        if (alpha != null) {
            values.putIfAbsent(BETA, alpha - 1);
        }
        if (needsBox(name) && low.isPresent() && high.isPresent()) {
            return RuleParameters.tune(Composites.epsilonGammaBox(low.get(), high.get()), values);
        }
        Composite preset = gammas(name).orElseGet(() -> Composites.named(spelled(name)));
        if (low.isPresent() || high.isPresent()) {
            throw new IllegalArgumentException("low and high are for presets with a box, such as " + Composites.BOX
                    + ", not for " + spelled(name));
        }
        return RuleParameters.tune(preset, values);
    }

    /** Presets whose convolutions and dense layers are strengthened differently, with the two numbers behind the name. */
    private static Optional<Composite> gammas(String text) {
        Matcher call = GAMMAS.matcher(text.strip());
        if (!call.matches()) {
            return Optional.empty();
        }
        String name = spelled(call.group(1));
        double conv = gamma(text, call.group(2));
        double linear = gamma(text, call.group(3));
        return Optional.of(switch (name) {
            case "attnlrp-gamma" -> Composites.attnLrpGamma(conv, linear);
            case "cplrp-gamma" -> Composites.cpLrpGamma(conv, linear);
            default -> throw new IllegalArgumentException("'" + text + "': the names that take two numbers are "
                    + "attnlrp-gamma and cplrp-gamma: for convolutions and for dense layers");
        });
    }

    private static double gamma(String text, String number) {
        double value;
        try {
            value = Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("'" + text + "': '" + number.strip()
                    + "' is no gamma; a number of 0 or more is expected");
        }
        return value;
    }

    /** The spelling of the command line; the name as it is where there is no such preset. */
    private static String spelled(String name) {
        String letters = letters(name);
        return names().stream().filter(known -> letters(known).equals(letters)).findFirst().orElse(name);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
