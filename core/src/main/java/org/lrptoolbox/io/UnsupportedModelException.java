package org.lrptoolbox.io;

/** The file is sound, but holds something this toolbox does not handle (yet); the message names it. */
public sealed class UnsupportedModelException extends LrpFileException permits OpenShapeException {
    /**
     * A complaint about a file.
     *
     * @param file the file's name
     * @param problem which part is not supported and what to do instead
     */
    public UnsupportedModelException(Object file, String problem) {
        super(file + ": " + problem);
    }
}
