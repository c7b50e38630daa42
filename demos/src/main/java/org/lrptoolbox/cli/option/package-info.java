/** What several commands take, read the same way: the model, how it is prepared, rules, engine, output. */
@NullMarked
package org.lrptoolbox.cli.option;

import org.jspecify.annotations.NullMarked;
