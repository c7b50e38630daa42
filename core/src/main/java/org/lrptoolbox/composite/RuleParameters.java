package org.lrptoolbox.composite;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.rule.Rule;

/**
 * Changes parameters of the rules of a composite by their names, which are those of the rules' record components:
 *
 * <pre>{@code
 * Composite soft = RuleParameters.tune(Composites.epsilonPlus(), Map.of("epsilon", 0.1));
 * }</pre>
 */
public final class RuleParameters {
    private RuleParameters() {}

    /**
     * The composite with every rule that has a parameter of one of the names given that value.
     *
     * @throws IllegalArgumentException if no rule has a parameter of a name, or a rule refuses its value
     */
    public static Composite tune(Composite composite, Map<String, Double> values) {
        SortedSet<String> known = names(composite);
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("no rule of composite " + composite.name() + " has a parameter '"
                        + name + "'; there are " + known);
            }
        }
        List<Composite.Assignment> tuned = composite.assignments().stream()
                .map(a -> new Composite.Assignment(a.where(), tune(a.rule(), values))).toList();
        return new Composite(composite.name(), tuned, composite.form());
    }

    /**
     * A rule with parameters as typed: numbers in the order of its parameters, or {@code name=number}.
     *
     * @throws IllegalArgumentException if it has no such parameter, or refuses its value
     */
    public static Rule with(Rule rule, String... words) {
        List<String> known = Arrays.stream(parameters(rule)).map(RecordComponent::getName).toList();
        Map<String, Double> values = new TreeMap<>();
        for (int i = 0; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String name = equals >= 0 ? words[i].substring(0, equals).strip() : i < known.size() ? known.get(i) : "";
            if (!known.contains(name)) {
                throw new IllegalArgumentException(rule.label() + " has no parameter for '" + words[i].strip()
                        + "'; there are " + known);
            }
            values.put(name, number(rule, words[i].substring(equals + 1).strip()));
        }
        return tune(rule, values);
    }

    private static double number(Rule rule, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule.label() + ": '" + text + "' is no number", e);
        }
    }

    /** The names of the parameters of a composite's rules. */
    public static SortedSet<String> names(Composite composite) {
        SortedSet<String> names = new TreeSet<>();
        for (Composite.Assignment assignment : composite.assignments()) {
            for (RecordComponent parameter : parameters(assignment.rule())) {
                names.add(parameter.getName());
            }
        }
        return names;
    }

    /** Whether a rule has a stabiliser and it is 0, so that dead units give NaN. */
    public static boolean isUnstabilized(Rule rule) {
        try {
            for (RecordComponent c : parameters(rule)) {
                boolean stabilizer = c.getName().equals("stabilizer") || c.getName().equals("epsilon");
                if (stabilizer && Double.valueOf(0).equals(c.getAccessor().invoke(rule))) {
                    return true;
                }
            }
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(rule + " does not show its parameters", e);
        }
    }

    private static RecordComponent[] parameters(Rule rule) {
        RecordComponent[] components = rule.getClass().getRecordComponents();
        boolean numbers = components != null
                && Arrays.stream(components).allMatch(c -> c.getType() == double.class || c.getType() == Bound.class);
        return numbers ? components : new RecordComponent[0];
    }

    private static Rule tune(Rule rule, Map<String, Double> values) {
        RecordComponent[] parameters = parameters(rule);
        if (Arrays.stream(parameters).noneMatch(p -> values.containsKey(p.getName()))) {
            return rule;
        }
        try {
            Object[] arguments = new Object[parameters.length];
            for (int i = 0; i < arguments.length; i++) {
                Double given = values.get(parameters[i].getName());
                boolean bound = parameters[i].getType() == Bound.class;
                arguments[i] = given == null
                        ? parameters[i].getAccessor().invoke(rule)
                        : bound ? Bound.of(given) : given;
            }
            Class<?>[] types = Arrays.stream(parameters).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Rule> canonical = rule.getClass().getDeclaredConstructor(types);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable refusal = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalArgumentException(rule.label() + ": " + refusal.getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(rule + " cannot be made anew", e);
        }
    }
}
