/** NumPy's array files: .npy for one array, .npz for several; data only, never objects, so nothing in a file runs. */
@NullMarked
package org.lrptoolbox.python.npy;

import org.jspecify.annotations.NullMarked;
