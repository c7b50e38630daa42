/** Files of version 7.3: MATLAB's use of HDF5. */
@NullMarked
package org.lrptoolbox.matlab.v73;

import org.jspecify.annotations.NullMarked;
