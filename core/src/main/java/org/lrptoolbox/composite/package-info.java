/** Which rule goes to which layer: selectors, composites of rules, the presets of the field and of the toolbox. */
@NullMarked
package org.lrptoolbox.composite;

import org.jspecify.annotations.NullMarked;
