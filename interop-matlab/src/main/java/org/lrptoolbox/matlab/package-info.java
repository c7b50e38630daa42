/** MATLAB's .mat files (v5 to v7): variables of all kinds, read and written, and models, read. */
@NullMarked
package org.lrptoolbox.matlab;

import org.jspecify.annotations.NullMarked;
