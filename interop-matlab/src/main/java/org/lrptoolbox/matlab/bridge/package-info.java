/**
 * What the Matlab and Octave packages {@code +modules}, {@code +model_io}, {@code +data_io} and {@code +render} call.
 *
 * <p>Methods take and return what both hosts convert alike: numbers, text, vectors of numbers, and objects of this
 * toolbox, which the hosts hold without looking inside. Nothing is overloaded, since the hosts choose differently.
 */
@NullMarked
package org.lrptoolbox.matlab.bridge;

import org.jspecify.annotations.NullMarked;
