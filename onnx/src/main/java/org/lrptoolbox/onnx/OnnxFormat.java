package org.lrptoolbox.onnx;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.model.ModelFormat;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.NotesReader;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.onnx.write.Exporter;

/**
 * Networks as ONNX files, which every runtime reads; see {@link Exporter} for what becomes of each layer and
 * {@link OnnxModel} for what can be read.
 */
public final class OnnxFormat implements ModelFormat {
    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public boolean holdsToolboxLayersOnly() {
        return false;
    }

    /** The network as it is in the file; {@link org.lrptoolbox.layout.ToolboxForm} makes toolbox layers of it. */
    @Override
    public Network read(Path file) throws IOException {
        return OnnxModel.read(file).network();
    }

    @Override
    public boolean holdsNotes() {
        return true;
    }

    @Override
    public ModelNotes notes(Path file) throws IOException {
        return NotesReader.read(file);
    }

    @Override
    public Network read(Path file, ReadOptions options) throws IOException {
        return OnnxModel.read(file, options).network();
    }

    /** Writes with {@link ExportOptions#DEFAULT}. */
    @Override
    public void write(Network network, Path file) throws IOException {
        write(network, file, ExportOptions.DEFAULT);
    }

    /** Writes with {@link ExportOptions#DEFAULT} and an input of this shape; none is that of the network. */
    @Override
    public void write(Network network, Path file, int... input) throws IOException {
        write(network, file, ExportOptions.DEFAULT.withSample(input));
    }

    @Override
    public void write(Network network, Path file, ModelNotes notes, int... input) throws IOException {
        write(network, file, ExportOptions.DEFAULT.withSample(input), notes);
    }

    /**
     * Writes a network; an existing file is replaced only when all of the new one is written.
     *
     * @throws org.lrptoolbox.io.UnsupportedModelException naming the layer that has no counterpart, or whose numbers
     *             do not fit; the file is untouched then
     * @throws org.lrptoolbox.layer.ShapeException if the layers do not fit each other
     */
    public void write(Network network, Path file, ExportOptions options) throws IOException {
        write(network, file, options, ModelNotes.NONE);
    }

    /** Writes a network and, as {@code metadata_props}, what else is known of it. */
    public void write(Network network, Path file, ExportOptions options, ModelNotes notes) throws IOException {
        Exporter.export(network, options, file).withNotes(notes.signed()).write(file);
    }
}
