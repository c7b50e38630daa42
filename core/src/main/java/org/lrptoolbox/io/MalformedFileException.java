package org.lrptoolbox.io;

/** The file is broken: truncated, inconsistent with itself, or not of the format it claims to be. */
public final class MalformedFileException extends LrpFileException {
    /**
     * A complaint about a file.
     *
     * @param file the file's name
     * @param problem what was found, what was expected and, where that helps, what to do
     */
    public MalformedFileException(Object file, String problem) {
        super(file + ": " + problem);
    }

    /** As {@link #MalformedFileException(Object, String)}, with the exception that revealed the damage. */
    public MalformedFileException(Object file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
