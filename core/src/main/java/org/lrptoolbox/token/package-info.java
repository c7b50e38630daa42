/**
 * Text as networks take it: tokens, the words they belong to, and the relevance of both. Begin with
 * {@link TextExplainer}.
 */
@NullMarked
package org.lrptoolbox.token;

import org.jspecify.annotations.NullMarked;
