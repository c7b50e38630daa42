/**
 * Random numbers in the streams of NumPy's legacy generator, so that seeded scripts reproduce their old numbers. Begin
 * with {@link LegacyRandom}.
 */
@NullMarked
package org.lrptoolbox.random;

import org.jspecify.annotations.NullMarked;
