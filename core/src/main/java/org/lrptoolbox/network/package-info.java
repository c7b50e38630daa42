/**
 * Networks as graphs of layers: what goes in, what comes out, and how they are printed. Begin with {@link Network};
 * {@link NetworkBuilder} makes one with branches.
 */
@NullMarked
package org.lrptoolbox.network;

import org.jspecify.annotations.NullMarked;
