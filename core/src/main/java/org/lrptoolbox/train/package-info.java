/**
 * Training by stochastic gradient descent, as the original toolbox does it: the same scaled updates, the same rows in
 * every batch, the same messages. {@link org.lrptoolbox.train.Trainer} is the way in.
 */
@NullMarked
package org.lrptoolbox.train;

import org.jspecify.annotations.NullMarked;
