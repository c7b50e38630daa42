/** Text as networks take it: tokens, the words they belong to, and the relevance of both. */
@NullMarked
package org.lrptoolbox.token;

import org.jspecify.annotations.NullMarked;
