/**
 * Models in files: read and written by {@code Models}, through formats found as services; the text format of the
 * toolbox. Begin with {@link Models}; a new format is a {@link ModelFormat}.
 */
@NullMarked
package org.lrptoolbox.model;

import org.jspecify.annotations.NullMarked;
