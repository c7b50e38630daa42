/**
 * MATLAB's .mat files (v5 to v7.3): variables of all kinds and models, read and written. Begin with {@link MatFile}.
 */
@NullMarked
package org.lrptoolbox.matlab;

import org.jspecify.annotations.NullMarked;
