/** Reading and writing models and arrays: the facades, the services behind them, and what goes wrong with files. */
@NullMarked
package org.lrptoolbox.io;

import org.jspecify.annotations.NullMarked;
