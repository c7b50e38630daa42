/**
 * Pictures as networks take them: resizing, cropping, channels, means, and the names of classes. Begin with
 * {@link Preprocessing}.
 */
@NullMarked
package org.lrptoolbox.image;

import org.jspecify.annotations.NullMarked;
