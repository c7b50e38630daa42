/**
 * Numbers and arrays as text: printed as NumPy prints them, and the tables of savetxt and loadtxt. Begin with
 * {@link PrintOptions}; {@link TextTable} writes tables.
 */
@NullMarked
package org.lrptoolbox.python.text;

import org.jspecify.annotations.NullMarked;
