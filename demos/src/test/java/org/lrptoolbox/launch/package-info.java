/** Tests of the launcher scripts and of what prepares a start. */
@NullMarked
package org.lrptoolbox.launch;

import org.jspecify.annotations.NullMarked;
