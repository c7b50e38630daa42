package org.lrptoolbox.cli.input;

import java.nio.file.Path;

import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

/**
 * What explains, and what is said of it.
 *
 * @param file the model's file
 * @param notes what the file says beside the network
 * @param preprocessing how pictures become input
 * @param names what classes are called
 * @param network the network
 */
public record Subject(Path file, ModelNotes notes, Preprocessing preprocessing, ClassNames names, Network network) {
    /**
     * What a word asks of it.
     *
     * @throws IllegalArgumentException if it is no target, or names a class that there is not
     */
    public Target target(String word) {
        return Targets.parse(word, names, Outputs.classAxis(network));
    }

    /** {@link #target}, where a class may also stand alone, as in lists. */
    public Target listedTarget(String word) {
        return Targets.parseLoosely(word, names, Outputs.classAxis(network));
    }
}
