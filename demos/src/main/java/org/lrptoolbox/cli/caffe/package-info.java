/** {@code lrp caffe-demo}: what the original toolbox's Caffe programs did, without Caffe. */
@NullMarked
package org.lrptoolbox.cli.caffe;

import org.jspecify.annotations.NullMarked;
