/** How networks go from one order of axes to another: channels last, channels first, as the toolbox has them. */
@NullMarked
package org.lrptoolbox.layout;

import org.jspecify.annotations.NullMarked;
