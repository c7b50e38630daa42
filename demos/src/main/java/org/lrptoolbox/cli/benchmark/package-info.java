/** {@code lrp benchmark}: how long relevance takes. */
@NullMarked
package org.lrptoolbox.cli.benchmark;

import org.jspecify.annotations.NullMarked;
