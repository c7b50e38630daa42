/** Models in files: read and written by {@code Models}, through formats found as services; the text format of the toolbox. */
@NullMarked
package org.lrptoolbox.model;

import org.jspecify.annotations.NullMarked;
