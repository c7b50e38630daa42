package org.lrptoolbox.model;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.io.FileFormat;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;

/** A file format for networks; a service, so that {@link Models} finds every format on the class path. */
public interface ModelFormat extends FileFormat {
    /**
     * Reads the network a file holds.
     *
     * @throws LrpFileException if the file is broken or holds something else
     * @throws IOException if it cannot be read at all
     */
    Network read(Path file) throws IOException;

    /**
     * Reads one output of a network, for inputs of given shapes.
     *
     * @throws UnsupportedModelException if the network has no such output or input, or takes other shapes
     */
    default Network read(Path file, ReadOptions options) throws IOException {
        try {
            return options.applied(read(file));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedModelException(file, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes a network; an existing file is replaced only when all of the new one is written.
     *
     * @throws UnsupportedModelException naming the layer the format cannot express; the file is untouched then
     */
    void write(Network network, Path file) throws IOException;

    /**
     * Whether files of this format hold networks of the toolbox's own layers only; others are brought to this form by
     * {@link Models#write(Network, Path)} where that is possible.
     */
    default boolean holdsToolboxLayersOnly() {
        return true;
    }

    /**
     * As {@link #write(Network, Path)}, for formats in which the shape of a sample, such as (32, 32, 1), decides the
     * order of weights; the others write without it.
     */
    default void write(Network network, Path file, int... input) throws IOException {
        write(network, file);
    }

    /** Whether files of this format have room for {@link ModelNotes}. */
    default boolean holdsNotes() {
        return false;
    }

    /**
     * What a file says beside the network; nothing where the format has no room for it.
     *
     * @throws LrpFileException if the file is broken
     */
    default ModelNotes notes(Path file) throws IOException {
        return ModelNotes.NONE;
    }

    /** As {@link #write(Network, Path, int...)}, with notes where the format has room for them. */
    default void write(Network network, Path file, ModelNotes notes, int... input) throws IOException {
        write(network, file, input);
    }
}
