/** {@code lrp explain}: pictures in, relevance and heatmaps out. */
@NullMarked
package org.lrptoolbox.cli.explain;

import org.jspecify.annotations.NullMarked;
