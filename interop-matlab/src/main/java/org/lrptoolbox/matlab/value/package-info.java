/** What MATLAB variables hold, whatever file they come from. Begin with {@link MatValue}. */
@NullMarked
package org.lrptoolbox.matlab.value;

import org.jspecify.annotations.NullMarked;
