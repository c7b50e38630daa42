/**
 * The relevance compiler: rewrites a network and its rules into one ONNX graph that computes prediction and relevance.
 *
 * <p>Rules are evaluated by a {@code GraphAlgebra}, whose numbers are expressions. Expressions are simplified as they
 * are made and exist once each; what the outputs need of them is then written as ONNX operators.
 *
 * <p>Begin with {@link Compiler}.
 */
@NullMarked
package org.lrptoolbox.onnx.compile;

import org.jspecify.annotations.NullMarked;
