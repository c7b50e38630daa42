/** The line editor of the interactive prompt; loaded only where one sits at a terminal. */
@NullMarked
package org.lrptoolbox.python.prompt;

import org.jspecify.annotations.NullMarked;
