/**
 * Which rule goes to which layer: selectors, composites of rules, the presets of the field and of the toolbox. Begin
 * with {@link Composites}, what there is by name, or {@link Composite}, how to make one.
 */
@NullMarked
package org.lrptoolbox.composite;

import org.jspecify.annotations.NullMarked;
