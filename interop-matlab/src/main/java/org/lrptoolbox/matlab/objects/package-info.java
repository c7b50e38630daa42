/**
 * The objects of MATLAB classes in a file, which files of all versions tell in the same table. Begin with
 * {@link ObjectStore}.
 */
@NullMarked
package org.lrptoolbox.matlab.objects;

import org.jspecify.annotations.NullMarked;
