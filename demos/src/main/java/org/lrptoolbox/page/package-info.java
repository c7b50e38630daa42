/** Pages for browsers in one file: templates, modules of JavaScript and data, put together. */
@NullMarked
package org.lrptoolbox.page;

import org.jspecify.annotations.NullMarked;
