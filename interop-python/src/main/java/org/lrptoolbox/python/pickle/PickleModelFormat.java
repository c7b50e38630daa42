package org.lrptoolbox.python.pickle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.model.ModelFormat;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;

/**
 * Models pickled by the Python toolbox ({@code .nn}), read in all protocols (0 to 5), as written under Python 2 or 3
 * and any NumPy, without running anything of the file. What this class writes, the Python toolbox loads as its own
 * classes.
 */
public final class PickleModelFormat implements ModelFormat {
    /** Understood by every Python since 3.4. */
    public static final int DEFAULT_PROTOCOL = 4;

    @Override
    public String name() {
        return "pickle";
    }

    @Override
    public List<String> extensions() {
        return List.of("nn", "pickle", "pickled", "");
    }

    @Override
    public Network read(Path file) throws IOException {
        return readModel(file).network();
    }

    /** As {@link #read}, with the presets of the layers. */
    public static PickledModel readModel(Path file) throws IOException {
        return new ModelBuilder(file, Files.size(file)).build(SafeUnpickler.read(file));
    }

    @Override
    public void write(Network network, Path file) throws IOException {
        writeModel(PickledModel.of(network), file, DEFAULT_PROTOCOL);
    }

    /**
     * Writes a model with the presets of its layers.
     *
     * @param protocol 2 (also for Python 2) to 5
     * @throws UnsupportedModelException naming the layer the Python toolbox lacks; the file is untouched then
     * @throws IllegalArgumentException if there is no such protocol
     */
    public static void writeModel(PickledModel model, Path file, int protocol) throws IOException {
        ModelPickler.check(model.network(), file);
        PickleWriter.checkProtocol(protocol);
        AtomicFile.write(file, out -> ModelPickler.write(model, new PickleWriter(out, protocol)));
    }
}
