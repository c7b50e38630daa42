/** Models as the Matlab toolbox saves them. */
@NullMarked
package org.lrptoolbox.matlab.model;

import org.jspecify.annotations.NullMarked;
