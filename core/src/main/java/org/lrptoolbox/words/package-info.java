/**
 * What people type on the command line, in Python and in Matlab, parsed once for all of them. Begin with
 * {@link Presets}, names of composites; {@link Targets}, {@link InputWords} and {@link EngineNames} are the other
 * words.
 */
@NullMarked
package org.lrptoolbox.words;

import org.jspecify.annotations.NullMarked;
