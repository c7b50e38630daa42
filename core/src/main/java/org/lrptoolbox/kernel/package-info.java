/** The inner loops of the Java engine. */
@NullMarked
package org.lrptoolbox.kernel;

import org.jspecify.annotations.NullMarked;
