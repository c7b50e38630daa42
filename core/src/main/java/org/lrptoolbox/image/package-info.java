/** Pictures as networks take them: resizing, cropping, channels, means, and the names of classes. */
@NullMarked
package org.lrptoolbox.image;

import org.jspecify.annotations.NullMarked;
