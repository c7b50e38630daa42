/**
 * Pictures of relevance: colour maps, enlarged heatmaps with the outline of the input, montages and image files.
 *
 * <p>A picture is a {@link org.lrptoolbox.tensor.Tensor} of shape (H, W, 3) with numbers from 0 to 1 until
 * {@link org.lrptoolbox.render.ByteImage} makes bytes of it. Nothing here changes an array it was given.
 *
 * <p>Begin with {@link Heatmap}; {@link ImageFiles} reads and writes pictures.
 */
@NullMarked
package org.lrptoolbox.render;

import org.jspecify.annotations.NullMarked;
