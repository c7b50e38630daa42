/** Files of version 7.3: MATLAB's use of HDF5. Begin with {@link V73File} and {@link V73Writer}. */
@NullMarked
package org.lrptoolbox.matlab.v73;

import org.jspecify.annotations.NullMarked;
