/** What the tests of all modules share: reference data, tolerances, seeded numbers. */
@NullMarked
package org.lrptoolbox.testing;

import org.jspecify.annotations.NullMarked;
