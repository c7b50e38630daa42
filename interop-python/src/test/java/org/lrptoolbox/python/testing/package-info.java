/** Runs Python code in tests. */
@NullMarked
package org.lrptoolbox.python.testing;

import org.jspecify.annotations.NullMarked;
