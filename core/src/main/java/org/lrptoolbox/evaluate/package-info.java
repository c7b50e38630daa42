/**
 * Whether a heatmap can be trusted: measures of explanations that need no second opinion, from the field's literature.
 * Names are those of Quantus where it has the measure; differences are told with each. Each measure is a file:
 * {@link RegionPerturbation} is the most used.
 */
@NullMarked
package org.lrptoolbox.evaluate;

import org.jspecify.annotations.NullMarked;
