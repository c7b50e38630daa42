/** MATLAB's .mat files (v5 to v7): reading and writing numeric variables. */
@NullMarked
package org.lrptoolbox.matlab;

import org.jspecify.annotations.NullMarked;
