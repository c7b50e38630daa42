/**
 * HDF5 files, of which MATLAB's version 7.3 is a dialect: what is written, and the bytes of what is read by jHDF.
 * Begin with {@link Hdf5Output}.
 */
@org.jspecify.annotations.NullMarked
package org.lrptoolbox.matlab.hdf5;
