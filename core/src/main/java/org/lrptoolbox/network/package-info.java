/** Networks as graphs of layers: what goes in, what comes out, and how they are printed. */
@NullMarked
package org.lrptoolbox.network;

import org.jspecify.annotations.NullMarked;
