/**
 * Models as Python pickles ({@code .nn}): read without running what a pickle says, written so that the Python toolbox
 * loads them as its own classes. Begin with {@link PickleModelFormat}.
 */
@NullMarked
package org.lrptoolbox.python.pickle;

import org.jspecify.annotations.NullMarked;
