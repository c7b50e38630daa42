package org.lrptoolbox.render;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.text.Meant;

/**
 * All colour maps by name: the five of the toolbox, those of {@code matplotlib.cm} (each also reversed, with the
 * ending {@code _r}), and diverging ones known from other tools.
 *
 * <p>Where a name means different things to different tools (hot, bwr, seismic, gray), Matplotlib's meaning holds; the
 * others are a line of {@link ColorStops}, such as {@code 0000d0,80:d0d0d0,d00000}. Any such line is taken for a name.
 */
public final class ColorMaps {
    private static final Map<String, String> ALIASES = Map.of("grey", "gray", "Grays", "Greys", "gist_grey",
            "gist_gray", "gist_yerg", "gist_yarg");
    private static final Map<String, String> STOPS = Map.of("wred", "fff,f00", "wblue", "fff,00f", "cold",
            "000,00f,0ff", "coldnhot", "0ff,00f,80:000,f00,ff0,fff", "france", "0055a4,80:fff,ef4135", "coolio",
            "00d0d0,80:d0d0d0,d000d0", "coleus", "00d000,80:d0d0d0,d000d0");
    private static final Map<String, LookupMap> LOADED = new ConcurrentHashMap<>();

    private ColorMaps() {}

    /**
     * The colour map of a name.
     *
     * @param name such as {@code jet}, {@code RdBu_r}, {@code black-firered} or {@code 00f,80:fff,f00}; case counts
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static ColorMap named(String name) {
        Optional<ToolboxMap> toolbox = Arrays.stream(ToolboxMap.values()).filter(m -> m.label().equals(name))
                .findFirst();
        return toolbox.isPresent() ? toolbox.get() : lookup(name);
    }

    /**
     * As {@link #named}, for maps which colour single values: not the five of the toolbox.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static LookupMap lookup(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no colour map '" + name + "'"
                + Meant.by(name, names()) + "; there are "
                + String.join(" ", names()) + ", each but the toolbox's also as NAME_r, and colour stops such as "
                + STOPS.get("coldnhot")));
    }

    /**
     * As {@link #lookup}; empty if there is none.
     *
     * @throws IllegalArgumentException if the name is a line of {@link ColorStops} with a mistake
     */
    public static Optional<LookupMap> find(String name) {
        if (name.indexOf(',') >= 0) {
            return Optional.of(ColorStops.parse(name));
        }
        return Optional.ofNullable(LOADED.computeIfAbsent(name, ColorMaps::load));
    }

    /** All names, without those of reversed maps. */
    public static NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>(Tables.names());
        names.addAll(Formula.names());
        names.addAll(ALIASES.keySet());
        names.addAll(STOPS.keySet());
        Arrays.stream(ToolboxMap.values()).map(ToolboxMap::label).forEach(names::add);
        return Collections.unmodifiableNavigableSet(names);
    }

    private static @Nullable LookupMap load(String name) {
        boolean reversed = name.endsWith("_r");
        Definition definition = define(reversed ? name.substring(0, name.length() - 2) : name);
        if (definition == null) {
            return null;
        }
        return (reversed ? definition.reversed() : definition).map(name);
    }

    private static @Nullable Definition define(String name) {
        String stops = STOPS.get(name);
        if (stops != null) {
            return new Definition.Listed(ColorStops.parse(stops));
        }
        String meant = ALIASES.getOrDefault(name, name);
        Definition definition = Tables.find(meant);
        return definition == null ? Formula.find(meant) : definition;
    }
}
