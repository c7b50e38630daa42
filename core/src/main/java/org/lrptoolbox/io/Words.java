package org.lrptoolbox.io;

import org.jspecify.annotations.Nullable;

/** The words of a line one by one, so that a line of a million numbers never becomes a list of a million strings. */
public final class Words {
    private final String line;
    private int at;

    /** Before the first word. */
    public Words(String line) {
        this.line = line;
    }

    /** The next word, or null after the last. */
    public @Nullable String next() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        int from = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at == from ? null : line.substring(from, at);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
    }
}
