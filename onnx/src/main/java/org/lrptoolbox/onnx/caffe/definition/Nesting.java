package org.lrptoolbox.onnx.caffe.definition;

import java.nio.file.Path;

import org.lrptoolbox.io.MalformedFileException;

/** Looks at the braces of a definition before it is parsed: they must match, and nest no deeper than any network. */
final class Nesting {
    private static final int DEEPEST = 32;

    private Nesting() {}

    static void check(String text, Path file) throws MalformedFileException {
        int[] opened = new int[DEEPEST + 1];
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> line++;
                case '#' -> i = endOfLine(text, i) - 1;
                case '"', '\'' -> i = endOfString(text, i, line, file);
                case '{', '<', '[' -> {
                    if (depth == DEEPEST) {
                        throw new MalformedFileException(file, "line " + line + ": braces nest more than " + DEEPEST
                                + " deep");
                    }
                    opened[depth++] = line;
                }
                case '}', '>', ']' -> {
                    if (depth-- == 0) {
                        throw new MalformedFileException(file, "line " + line + ": '" + text.charAt(i)
                                + "' closes nothing");
                    }
                }
                default -> {
                }
            }
        }
        if (depth > 0) {
            throw new MalformedFileException(file, "what line " + opened[depth - 1] + " opens is never closed; is the "
                    + "file cut off?");
        }
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int endOfString(String text, int from, int line, Path file) throws MalformedFileException {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        throw new MalformedFileException(file, "line " + line + ": a text in quotes does not end");
    }
}
