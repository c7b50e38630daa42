/** The operations rules are written in, and the one step of backward propagation they see. */
@NullMarked
package org.lrptoolbox.algebra;

import org.jspecify.annotations.NullMarked;
