/** Tests of the pictures. */
@NullMarked
package org.lrptoolbox.render;

import org.jspecify.annotations.NullMarked;
