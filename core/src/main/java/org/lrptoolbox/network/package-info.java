/** Networks as graphs of layers, what one forward pass produced, and how both are printed. */
@NullMarked
package org.lrptoolbox.network;

import org.jspecify.annotations.NullMarked;
