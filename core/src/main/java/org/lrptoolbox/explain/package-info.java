/** The front door: explain a prediction of a network in a few lines. Begin with {@link Explainer}. */
@NullMarked
package org.lrptoolbox.explain;

import org.jspecify.annotations.NullMarked;
