/** The order of axes, known here alone: channels last or first, and how networks go from one to the other. */
@NullMarked
package org.lrptoolbox.layout;

import org.jspecify.annotations.NullMarked;
