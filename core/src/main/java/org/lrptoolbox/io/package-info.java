/**
 * Files of arrays, safe writing, numbers as text, and what goes wrong with files. Begin with {@link StoredArrays} or
 * {@link Variables}, which open files of all formats; {@link AtomicFile} writes them.
 */
@NullMarked
package org.lrptoolbox.io;

import org.jspecify.annotations.NullMarked;
