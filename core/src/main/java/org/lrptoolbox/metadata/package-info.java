/**
 * What travels with a model: how its inputs are prepared, what its classes are called, where it comes from. Begin with
 * {@link ModelNotes}.
 */
@NullMarked
package org.lrptoolbox.metadata;

import org.jspecify.annotations.NullMarked;
