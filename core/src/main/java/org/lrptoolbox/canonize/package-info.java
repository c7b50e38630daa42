/**
 * Rewrites of a network that do not change what it computes, but what rules can say about it. Begin with
 * {@link Canonizers}, which has them all.
 */
@NullMarked
package org.lrptoolbox.canonize;

import org.jspecify.annotations.NullMarked;
