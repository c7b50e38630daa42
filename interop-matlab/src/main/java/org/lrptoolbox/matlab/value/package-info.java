/** What MATLAB variables hold, whatever file they come from. */
@NullMarked
package org.lrptoolbox.matlab.value;

import org.jspecify.annotations.NullMarked;
