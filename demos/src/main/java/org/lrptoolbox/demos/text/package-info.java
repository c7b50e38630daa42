/** Sentences of a small grammar, networks that say whether they praise, and the words that decide. */
@NullMarked
package org.lrptoolbox.demos.text;

import org.jspecify.annotations.NullMarked;
