/** What is written on pictures: legends of heatmaps, sheets of many, curves, and words in colours. */
@NullMarked
package org.lrptoolbox.cli.sheet;

import org.jspecify.annotations.NullMarked;
