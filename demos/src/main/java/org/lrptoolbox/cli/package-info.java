/** The {@code lrp} command line: one short class per command. */
@NullMarked
package org.lrptoolbox.cli;

import org.jspecify.annotations.NullMarked;
