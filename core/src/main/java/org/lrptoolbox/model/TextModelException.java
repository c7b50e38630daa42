package org.lrptoolbox.model;

/** What Python would raise as ValueError while reading a text model: a reason to try the legacy layout. */
final class TextModelException extends IllegalArgumentException {
    private final int line;

    /**
     * @param line the line number, from 1
     * @param message the reason, in Python's words
     */
    TextModelException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The message with the place it speaks of. */
    String located() {
        return "line " + line + ": " + getMessage();
    }
}
