/** Text for people: tables, which are part of the interface, what fits a terminal, and which name was meant. */
@NullMarked
package org.lrptoolbox.text;

import org.jspecify.annotations.NullMarked;
