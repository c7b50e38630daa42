/** What computes: forward passes with traces that stay within a memory budget, and relevance passes over them. */
@NullMarked
package org.lrptoolbox.engine;

import org.jspecify.annotations.NullMarked;
