package org.lrptoolbox.matlab;

/** The versions of MATLAB's files that are written; all are read. */
public enum MatVersion {
    /** What {@code save} writes unless told otherwise, for variables of up to 2 GiB. */
    V5,
    /** HDF5 with MATLAB's attributes, as of {@code save -v7.3}, for variables of any size. */
    V7_3
}
