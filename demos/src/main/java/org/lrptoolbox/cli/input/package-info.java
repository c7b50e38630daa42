/** What is explained: pictures and arrays, found by what was typed, and read for a network. */
@NullMarked
package org.lrptoolbox.cli.input;

import org.jspecify.annotations.NullMarked;
