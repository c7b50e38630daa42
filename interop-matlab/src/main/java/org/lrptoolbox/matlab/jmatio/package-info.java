/** Values for programs that use the library JMatIO. Begin with {@link JMatIo}. */
@NullMarked
package org.lrptoolbox.matlab.jmatio;

import org.jspecify.annotations.NullMarked;
