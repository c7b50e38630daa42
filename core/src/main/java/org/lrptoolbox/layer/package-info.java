/** The layers of a network: immutable descriptions with their parameters. A new layer is one new file here. */
@NullMarked
package org.lrptoolbox.layer;

import org.jspecify.annotations.NullMarked;
