/**
 * What computes: forward passes with traces that stay within a memory budget, and relevance passes over them. Begin
 * with {@link Engine}, what all engines promise, and {@link RelevanceWalk}, what all do.
 */
@NullMarked
package org.lrptoolbox.engine;

import org.jspecify.annotations.NullMarked;
