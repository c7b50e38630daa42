/**
 * What belongs to the original toolbox alone: its variants by name, the formulas of its Caffe programs by number,
 * quirks that reproduce old numbers, and the conventions of its training. Begin with {@link Variant} and
 * {@link CaffeFormula}; {@link Compatibility} says whether old faults are wanted.
 */
@NullMarked
package org.lrptoolbox.legacy;

import org.jspecify.annotations.NullMarked;
