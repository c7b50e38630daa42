/** The sockets of a Jupyter kernel, by JeroMQ; what a kernel does with messages is {@code _lrp/kernel}. */
@NullMarked
package org.lrptoolbox.python.kernel;

import org.jspecify.annotations.NullMarked;
