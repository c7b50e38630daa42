/** Handwriting-like digits, drawn from strokes by a seeded generator: the sample data of the demos. */
@NullMarked
package org.lrptoolbox.demos.digits;

import org.jspecify.annotations.NullMarked;
