package org.lrptoolbox.onnx.rows;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * All places at which the rows of the inputs may lie in a value; several where axes of size one cannot be told apart.
 * Without any, what made the value has mixed the rows.
 *
 * @param known whether anything is known
 * @param places the places, if it is
 */
record Lane(boolean known, Set<Place> places) {
    /** The rows are somewhere in the value, or not in it at all; nobody can tell. */
    static final Lane UNKNOWN = new Lane(false, Set.of());

    /** Keeps a copy. */
    Lane {
        places = Set.copyOf(places);
    }

    static Lane of(Place... places) {
        return new Lane(true, Set.of(places));
    }

    /** Whether the rows are mixed. */
    boolean isMixed() {
        return known && places.isEmpty();
    }

    /** Where the rows lie after something that moves each place; null where it mixes along it. */
    Lane moved(Function<Place, @Nullable Place> move) {
        if (!known) {
            return this;
        }
        Set<Place> moved = new LinkedHashSet<>();
        for (Place place : places) {
            Place to = move.apply(place);
            if (to != null) {
                moved.add(to);
            }
        }
        return new Lane(true, moved);
    }

    /** Where the rows of two values lie that are combined place by place. */
    Lane and(Lane other) {
        if (!known || !other.known) {
            return known ? this : other;
        }
        Set<Place> both = new HashSet<>(places);
        both.retainAll(other.places);
        return new Lane(true, both);
    }

    /** This, or that nothing is known where it would be mixed. */
    Lane orUnknown() {
        return isMixed() ? UNKNOWN : this;
    }
}
