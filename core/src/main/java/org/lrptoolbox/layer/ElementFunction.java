package org.lrptoolbox.layer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;

/**
 * A function of every element, whose value and slope are formulas of an algebra. In the formulas a and b are the
 * parameters alpha and beta.
 */
public sealed interface ElementFunction permits Function, Elementary {
    /** All there are. */
    static List<ElementFunction> all() {
        return Stream.<ElementFunction>concat(Stream.of(Function.values()), Stream.of(Elementary.values())).toList();
    }

    /** Its name, as {@code LEAKY_RELU}. */
    String name();

    /** The names of its parameters; none by default. */
    default List<String> parameters() {
        return List.of();
    }

    /** f(x); by default x times its ratio. */
    default <T> T value(Algebra<T> a, T x, double alpha, double beta) {
        return a.times(x, Objects.requireNonNull(ratio(a, x, alpha)));
    }

    /** f(x) / x as a formula of its own, which functions have that are x times something; null for any other. */
    default <T> @Nullable T ratio(Algebra<T> a, T x, double alpha) {
        return null;
    }

    /** Where the function or its slope is infinite somewhere, a number at which both are finite; else NaN, as by default. */
    default double harmless() {
        return Double.NaN;
    }

    /** f'(x), where y = f(x). */
    <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta);
}
