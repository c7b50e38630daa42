/**
 * What the Matlab and Octave packages {@code +modules}, {@code +model_io}, {@code +data_io} and {@code +render} call.
 *
 * <p>Methods take and return what both hosts convert alike: numbers, text, vectors of numbers, and objects of this
 * toolbox, which the hosts hold without looking inside. Nothing is overloaded, since the hosts choose differently.
 *
 * <p>Some take paths, and open what they name, as Matlab itself would: whoever runs Matlab runs all of it. Confined
 * Python scripts cannot reach these classes, nor any other that takes a path; their sandbox lists what they may, and
 * tests it.
 *
 * <p>Begin with {@link ModuleList}, a network in the making, and {@link ModelExplainer}, behind
 * {@code lrp_explain_onnx}.
 */
@NullMarked
package org.lrptoolbox.matlab.bridge;

import org.jspecify.annotations.NullMarked;
