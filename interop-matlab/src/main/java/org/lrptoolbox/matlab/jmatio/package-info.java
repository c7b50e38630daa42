/** Values for programs that use the library JMatIO. */
@NullMarked
package org.lrptoolbox.matlab.jmatio;

import org.jspecify.annotations.NullMarked;
