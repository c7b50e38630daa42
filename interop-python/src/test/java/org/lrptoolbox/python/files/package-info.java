/** Tests of what scripts read and write. */
@NullMarked
package org.lrptoolbox.python.files;

import org.jspecify.annotations.NullMarked;
