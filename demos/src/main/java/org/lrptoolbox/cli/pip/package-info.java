/** {@code lrp pip}: packages of pure Python from wheels, into a folder of the user's. */
@NullMarked
package org.lrptoolbox.cli.pip;

import org.jspecify.annotations.NullMarked;
