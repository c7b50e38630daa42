package org.lrptoolbox.render;

/**
 * Turns numbers into colours; {@link ColorMaps#named} finds one by its name.
 *
 * <p>Two families: a {@link LookupMap} colours every value by itself, values from 0 to 1; a {@link ToolboxMap} colours
 * a whole map of relevance, whatever its range.
 */
public sealed interface ColorMap permits LookupMap, ToolboxMap {
    /** The name users select it by. */
    String label();
}
