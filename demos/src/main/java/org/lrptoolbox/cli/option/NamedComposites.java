package org.lrptoolbox.cli.option;

import java.util.Map;
import java.util.Optional;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.words.Presets;

/** Composites where several are named in one word each. */
public final class NamedComposites {
    private NamedComposites() {}

    /**
     * A preset with its usual parameters; its box, if it needs one, is that of the preprocessing.
     *
     * @throws IllegalArgumentException if there is no such preset
     */
    public static Composite of(String name, Preprocessing preprocessing) {
        boolean box = Presets.needsBox(name);
        return Presets.named(name, side(box, preprocessing.lowest()), side(box, preprocessing.highest()), Map.of());
    }

    private static Optional<Bound> side(boolean box, double... values) {
        return box ? Optional.of(Bound.perChannel(values)) : Optional.empty();
    }
}
