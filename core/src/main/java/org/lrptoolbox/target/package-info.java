/** What about a prediction is explained. Begin with {@link Target}. */
@NullMarked
package org.lrptoolbox.target;

import org.jspecify.annotations.NullMarked;
