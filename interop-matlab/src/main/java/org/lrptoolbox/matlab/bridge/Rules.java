package org.lrptoolbox.matlab.bridge;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.legacy.Variant;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.rule.Rule;

/** The variants for a run of modules, one by one from the first to the last. */
public final class Rules {
    private final List<Variant> variants = new ArrayList<>();

    /** Starts an empty list. */
    public Rules() {}

    /**
     * Appends the variant for the next module.
     *
     * @param variant a name of the toolbox, see {@link Variant}
     * @param parameter its parameter; NaN for none
     * @throws IllegalArgumentException if there is no such variant, or its parameter is missing
     */
    public void add(String variant, double parameter) {
        // Where the original's two halves differ, its Matlab half does the right thing.
        variants.add(Variant.of(variant, Double.isNaN(parameter) ? null : parameter, Compatibility.DEFAULT));
    }

    /** The same variant for {@code count} modules, or one for each. */
    static Rules of(List<String> names, double[] parameters, int count) {
        Rules rules = new Rules();
        for (int i = 0; i < (names.size() == 1 ? count : names.size()); i++) {
            int from = names.size() == 1 ? 0 : i;
            rules.add(names.get(from), parameters[from]);
        }
        return rules;
    }

    /** The rules for layers, as many as variants were added. */
    List<Rule> forLayers(List<Layer> layers) {
        if (variants.size() != layers.size()) {
            throw new IllegalArgumentException(
                    "found " + variants.size() + " variants for " + layers.size() + " layers");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            rules.add(variants.get(i).ruleFor(layers.get(i)));
        }
        return rules;
    }
}
