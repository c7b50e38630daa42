package org.lrptoolbox.python.pickle;

import org.jspecify.annotations.Nullable;

/**
 * The rule a layer of the Python toolbox carries for calls of {@code lrp} that name none ({@code lrp_var} and
 * {@code lrp_param}); pickled with the layer.
 *
 * @param variant the name of the variant, null for the simple one
 * @param parameter its epsilon or alpha, null for None
 */
public record LayerPreset(@Nullable String variant, @Nullable Double parameter) {
    /** What a new layer carries: no variant, parameter 1. */
    public static final LayerPreset NONE = new LayerPreset(null, 1.0);
}
