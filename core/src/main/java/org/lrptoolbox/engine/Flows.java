package org.lrptoolbox.engine;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;

/**
 * What is on its way back, for every value: relevance, coefficients, or some of both, each summed over those who read
 * the value.
 *
 * @param <T> a batch of numbers in the algebra at hand
 */
final class Flows<T> {
    private final Algebra<T> algebra;
    private final @Nullable Object[] relevance;
    private final @Nullable Object[] coefficients;

    /** What arrived at one value. */
    record Flow<T>(@Nullable T relevance, @Nullable T coefficients) {
        boolean isEmpty() {
            return relevance == null && coefficients == null;
        }

        /** All of it as relevance of a value; null if there is none. */
        @Nullable
        T whole(Algebra<T> algebra, T value) {
            if (coefficients == null) {
                return relevance;
            }
            T product = algebra.times(value, coefficients);
            return relevance == null ? product : algebra.plus(relevance, product);
        }

        /**
         * All of it as coefficients of a value; null if there is none. Below functions that give no coefficients, such
         * as the logarithm, they start anew; values of 0 have no relevance.
         */
        @Nullable
        T unit(Algebra<T> algebra, T value) {
            if (relevance == null) {
                return coefficients;
            }
            T quotient = algebra.where(value, algebra.divide(relevance, value), algebra.none());
            return coefficients == null ? quotient : algebra.plus(coefficients, quotient);
        }

        /** The same, to be looked at: values that are infinite, as masked scores are, have no relevance. */
        T relevance(Algebra<T> algebra, T value) {
            if (coefficients == null) {
                return java.util.Objects.requireNonNull(relevance);
            }
            T product = product(algebra, value, coefficients);
            return relevance == null ? product : algebra.plus(relevance, product);
        }
    }

    Flows(Algebra<T> algebra, int values) {
        this.algebra = algebra;
        this.relevance = new @Nullable Object[values];
        this.coefficients = new @Nullable Object[values];
    }

    /** a c, and 0 where c is 0 though a be infinite. */
    static <T> T product(Algebra<T> algebra, T value, T c) {
        return c == algebra.none() ? c : algebra.where(c, algebra.times(value, c), algebra.none());
    }

    @SuppressWarnings("unchecked")
    void add(int value, T amount, boolean inCoefficients) {
        @Nullable
        Object[] sums = inCoefficients ? coefficients : relevance;
        T sum = (T) sums[value];
        sums[value] = sum == null ? amount : algebra.plus(sum, amount);
    }

    /** What arrived, which is then forgotten. */
    @SuppressWarnings("unchecked")
    Flow<T> take(int value) {
        Flow<T> found = new Flow<>((T) relevance[value], (T) coefficients[value]);
        relevance[value] = null;
        coefficients[value] = null;
        return found;
    }
}
