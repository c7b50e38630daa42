/** What about a prediction is explained. */
@NullMarked
package org.lrptoolbox.target;

import org.jspecify.annotations.NullMarked;
