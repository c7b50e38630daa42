/** Tests of the command line and of its launcher. */
@NullMarked
package org.lrptoolbox.cli;

import org.jspecify.annotations.NullMarked;
