/** Files of arrays, safe writing, numbers as text, and what goes wrong with files. */
@NullMarked
package org.lrptoolbox.io;

import org.jspecify.annotations.NullMarked;
