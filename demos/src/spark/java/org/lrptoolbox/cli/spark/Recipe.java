package org.lrptoolbox.cli.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How executors explain: small, and the same for every task of a run.
 *
 * @param id tells runs apart
 * @param words the options of the command, with the names of files as they are called on executors
 * @param hashes SHA-256 of every file that was sent along, by its name
 * @param batch pictures at once
 * @param half whether relevance is stored in 16 bits
 * @param files where arrays and heatmaps are written; empty for nowhere
 */
record Recipe(String id, List<String> words, Map<String, String> hashes, int batch, boolean half, String files)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** What stands in words for the folder of the files that were sent along, which every executor has elsewhere. */
    static final String FOLDER = "{spark-files}";

    /** Copies the collections. */
    Recipe {
        words = List.copyOf(words);
        hashes = Map.copyOf(hashes);
    }
}
