/** {@code lrp evaluate}: whether explanations can be trusted. */
@NullMarked
package org.lrptoolbox.cli.evaluate;

import org.jspecify.annotations.NullMarked;
