package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.function.PKeyword;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * A method or a function that Java answers where its arguments are frequent and plain; anything else is left to the one
 * written in Python, which it stands in front of.
 *
 * @param module where the function is; null for a method of arrays
 * @param parameters the names of its parameters, as far as Java takes them; one with a star takes all that follow
 * @param named the names of those that Java takes by their names alone, which come behind all others
 */
record Shortcut(@Nullable String module, String name, Answer answer, List<String> parameters, List<String> named) {
    /** What Java makes of the arguments; null for what is left to Python. */
    @FunctionalInterface
    interface Answer {
        @Nullable
        Object to(ArrayClass known, Object... arguments);
    }

    static Shortcut method(String name, Answer answer, String... parameters) {
        return new Shortcut(null, name, answer, List.of(parameters), List.of());
    }

    static Shortcut function(String module, String name, Answer answer, String... parameters) {
        return new Shortcut(module, name, answer, List.of(parameters), List.of());
    }

    /** The same with more parameters, by their names alone. */
    Shortcut with(List<String> more) {
        return new Shortcut(module, name, answer, parameters, more);
    }

    /** A name for it among all. */
    String key() {
        return (module == null ? Owner.ARRAY.name() : module) + "." + name;
    }

    /** The answer to a call; null for what is left to Python. */
    @Nullable
    Object answer(ArrayClass known, Object[] positional, PKeyword... keywords) {
        if (positional.length > parameters.size() && !parameters.getLast().startsWith("*")) {
            return null;
        }
        Object[] arguments = keywords.length == 0 ? positional : named(positional, keywords);
        if (arguments == null) {
            return null;
        }
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = narrow(arguments[i]);
        }
        try {
            return answer.to(known, arguments);
        } catch (RuntimeException | OutOfMemoryError e) {
            // The one in Python finds the same, and says it as NumPy does.
            return null;
        }
    }

    /** All arguments in the order of the parameters; null where one has no place. */
    private Object @Nullable [] named(Object[] positional, PKeyword... keywords) {
        Object[] all = Arrays.copyOf(positional, Math.max(positional.length, parameters.size()) + named.size());
        Arrays.fill(all, positional.length, all.length, PNone.NO_VALUE);
        for (PKeyword keyword : keywords) {
            String name = keyword.getName().toJavaStringUncached();
            int alone = named.indexOf(name);
            int at = alone < 0 ? parameters.indexOf(name) : all.length - named.size() + alone;
            if (at < positional.length) {
                return null;
            }
            all[at] = keyword.getValue();
        }
        return all;
    }

    /** GraalPy keeps what it has rounded, and what comes of that, as {@code long}, however small. */
    private static Object narrow(Object argument) {
        return argument instanceof Long l && l == (int) (long) l ? (Object) (int) (long) l : argument;
    }

    /** A whole number, or the usual one where none was given; null for anything else. */
    static @Nullable Integer whole(Object[] arguments, int index, int usual) {
        Object given = at(arguments, index);
        return given == PNone.NO_VALUE ? Integer.valueOf(usual) : given instanceof Integer i ? i : null;
    }

    /** A truth value, or the usual one where none was given; null for anything else. */
    static @Nullable Boolean truth(Object[] arguments, int index, boolean usual) {
        Object given = at(arguments, index);
        return given == PNone.NO_VALUE ? Boolean.valueOf(usual) : given instanceof Boolean b ? b : null;
    }

    /** An argument, or {@link PNone#NO_VALUE} where none was given. */
    static Object at(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : PNone.NO_VALUE;
    }
}
