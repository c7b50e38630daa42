/**
 * How networks go from one order of axes to another: channels last, channels first, as the toolbox has them. Begin
 * with {@link ToolboxForm} and {@link ChannelsFirst}.
 */
@NullMarked
package org.lrptoolbox.layout;

import org.jspecify.annotations.NullMarked;
