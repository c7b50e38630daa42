/** A real browser, driven by tests. */
@NullMarked
package org.lrptoolbox.browser;

import org.jspecify.annotations.NullMarked;
