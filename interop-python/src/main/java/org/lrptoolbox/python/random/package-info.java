/** NumPy's random numbers, number for number: its newer generators, and what its legacy one draws besides. */
@NullMarked
package org.lrptoolbox.python.random;

import org.jspecify.annotations.NullMarked;
