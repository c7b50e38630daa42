package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of every node of a file, also where some cannot be read.
 *
 * @param findings one for each node that leads to the output, but for constants
 * @param model the model; empty if a node cannot be read
 */
public record Inspection(List<Finding> findings, Optional<OnnxModel> model) {
    /** Keeps a copy of the list. */
    public Inspection {
        findings = List.copyOf(findings);
    }

    /**
     * Goes through a file from begin to end.
     *
     * @param sample the shape of an input sample, for files that leave it open; empty for what the file says
     * @throws org.lrptoolbox.io.UnsupportedModelException if the whole is not supported, such as its opset
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken, or no ONNX file
     */
    public static Inspection of(Path file, int... sample) throws IOException {
        Inspector inspector = new Inspector();
        Optional<OnnxModel> model = new Importer(new Problems(file), MappedModel.read(file), sample).run(inspector);
        return new Inspection(inspector.findings(), model);
    }
}
