/** Numbers and arrays as text: printed as NumPy prints them, and the tables of savetxt and loadtxt. */
@NullMarked
package org.lrptoolbox.python.text;

import org.jspecify.annotations.NullMarked;
