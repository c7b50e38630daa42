/** The formulas of the Caffe part of the original toolbox, by the numbers its configuration files give them. */
@NullMarked
package org.lrptoolbox.caffe;

import org.jspecify.annotations.NullMarked;
