/**
 * NumPy's random numbers, number for number: its newer generators, and what its legacy one draws besides. Begin with
 * {@link Generator}; {@link LegacyDraws} are those of old scripts.
 */
@NullMarked
package org.lrptoolbox.python.random;

import org.jspecify.annotations.NullMarked;
