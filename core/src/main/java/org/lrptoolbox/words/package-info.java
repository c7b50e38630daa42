/** What people type on the command line, in Python and in Matlab, parsed once for all of them. */
@NullMarked
package org.lrptoolbox.words;

import org.jspecify.annotations.NullMarked;
