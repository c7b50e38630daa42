/**
 * NumPy's array files: .npy for one array, .npz for several; data only, never objects, so nothing in a file runs.
 * Begin with {@link Npy} and {@link Npz}.
 */
@NullMarked
package org.lrptoolbox.python.npy;

import org.jspecify.annotations.NullMarked;
