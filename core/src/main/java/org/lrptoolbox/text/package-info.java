/** Plain-text tables: printing is part of the interface. */
@NullMarked
package org.lrptoolbox.text;

import org.jspecify.annotations.NullMarked;
