/** Models as the Matlab toolbox saves them. Begin with {@link MatModels}. */
@NullMarked
package org.lrptoolbox.matlab.model;

import org.jspecify.annotations.NullMarked;
