package org.lrptoolbox.io;

import java.util.List;

/** What the facades need to know of a format to choose it. */
public interface FileFormat {
    /** The name by which a caller can ask for this format, such as {@code text}. */
    String name();

    /**
     * The file name endings this format claims, in lower case and without the dot; also usable as names. The empty
     * string claims files without an ending.
     */
    List<String> extensions();
}
