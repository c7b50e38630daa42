package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.file.Problems;

/**
 * What becomes of every node of a file, also where some cannot be read.
 *
 * @param findings one for each node that leads to the output, but for constants
 * @param constants how many nodes make nothing but constants
 * @param model the model; empty if a node cannot be read
 */
public record Inspection(List<Finding> findings, int constants, Optional<OnnxModel> model) {
    /** Keeps a copy of the list. */
    public Inspection {
        findings = List.copyOf(findings);
    }

    /** {@link #of(Path, ReadOptions)} for a file with one input; the shape of its samples, empty for what it says. */
    public static Inspection of(Path file, int... sample) throws IOException {
        return of(file, ReadOptions.DEFAULT.withSample(sample));
    }

    /**
     * Goes through a file from begin to end.
     *
     * @throws UnsupportedModelException if the whole is not supported, such as its opset
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken, or no ONNX file
     */
    public static Inspection of(Path file, ReadOptions options) throws IOException {
        ModelProto model = MappedModel.read(file);
        @Nullable
        Inspection best = null;
        @Nullable
        UnsupportedModelException refused = null;
        long problems = Long.MAX_VALUE;
        // As the reader tries it; told is what went furthest.
        for (Samples samples : Samples.values()) {
            Inspector inspector = new Inspector();
            try {
                Inspection found = of(file, model, options, samples, inspector);
                if (found.model().isPresent()) {
                    return found;
                }
                if (inspector.problems() < problems) {
                    best = found;
                    problems = inspector.problems();
                }
            } catch (UnsupportedModelException e) {
                refused = refused == null ? e : refused;
            }
        }
        if (best == null) {
            throw Objects.requireNonNull(refused);
        }
        return best;
    }

    private static Inspection of(Path file, ModelProto model, ReadOptions options, Samples samples,
            Inspector inspector) throws IOException {
        Optional<OnnxModel> read = new Importer(new Problems(file), model, options, samples).run(inspector);
        return new Inspection(inspector.findings(), inspector.constants(), read);
    }
}
