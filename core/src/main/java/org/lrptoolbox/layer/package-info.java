/**
 * The layers of a network: immutable descriptions with their parameters. A new layer is one new file here.
 *
 * <p>{@link org.lrptoolbox.layer.Layer} and its roles, by which rules and engines know it, are interfaces; almost every
 * other public type is one kind of layer. What several are made of is {@link org.lrptoolbox.layer.Frame} (windows),
 * {@link org.lrptoolbox.layer.Layout} (orders of axes), {@link org.lrptoolbox.layer.Function} (activations) and
 * {@link org.lrptoolbox.layer.WeightMap} (what rules do to weights).
 */
@NullMarked
package org.lrptoolbox.layer;

import org.jspecify.annotations.NullMarked;
