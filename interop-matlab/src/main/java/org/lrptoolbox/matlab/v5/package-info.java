/**
 * Files of the versions 5 to 7: elements with tags, deflated or not. Begin with {@link V5File} and {@link V5Writer}.
 */
@NullMarked
package org.lrptoolbox.matlab.v5;

import org.jspecify.annotations.NullMarked;
