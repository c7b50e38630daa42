/** Coloured shapes on noisy ground, drawn by a seeded generator, and a network that tells them apart. */
@NullMarked
package org.lrptoolbox.demos.shapes;

import org.jspecify.annotations.NullMarked;
