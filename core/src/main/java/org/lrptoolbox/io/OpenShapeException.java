package org.lrptoolbox.io;

/** The file leaves sizes of its inputs open that its layers depend on: it can be read once their shapes are given. */
public final class OpenShapeException extends UnsupportedModelException {
    /**
     * @param file the file's name
     * @param open what cannot be read without shapes
     */
    public OpenShapeException(Object file, UnsupportedModelException open) {
        super(file, ending(file, String.valueOf(open.getMessage())));
        initCause(open);
    }

    private static String ending(Object file, String message) {
        String start = file + ": ";
        return message.startsWith(start) ? message.substring(start.length()) : message;
    }
}
