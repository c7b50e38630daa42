/** What all parts of the toolbox share. */
@NullMarked
package org.lrptoolbox;

import org.jspecify.annotations.NullMarked;
