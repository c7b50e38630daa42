package org.lrptoolbox.metadata;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of notes, in the order they are printed, with their keys in files and the most bytes each may take. */
public enum Note {
    /** How pictures become input, as settings. */
    PREPROCESSING("lrp.preprocessing", 1 << 16),
    /** A mean image that the settings call {@code embedded}. */
    MEAN("lrp.mean", 1 << 24),
    /** The names of the classes, line by line. */
    CLASSES("lrp.classes", 1 << 22),
    /** Files the model was made of: SHA-256 and name, line by line, as {@code sha256sum} prints them. */
    SOURCE("lrp.source", 1 << 14),
    /** The composite whose relevance a compiled model computes. */
    COMPOSITE("lrp.composite", 1 << 14),
    /** Which rule each layer got. */
    RULES("lrp.rules", 1 << 22),
    /** The version of the toolbox that wrote it. */
    TOOLBOX("lrp.toolbox", 1 << 10);

    private final String key;
    private final int most;

    Note(String key, int most) {
        this.key = key;
        this.most = most;
    }

    /** Its key in files. */
    public String key() {
        return key;
    }

    /** The most bytes that are read of it; larger ones are no honest notes. */
    public int most() {
        return most;
    }

    /** The note of a key. */
    public static Optional<Note> of(String key) {
        return Arrays.stream(values()).filter(n -> n.key.equals(key)).findFirst();
    }
}
