/** MATLAB's .mat files (v5 to v7): reading and writing variables of all kinds. */
@NullMarked
package org.lrptoolbox.matlab;

import org.jspecify.annotations.NullMarked;
