package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.caffe.model.CaffeFormat;
import org.lrptoolbox.onnx.caffe.model.CaffeInspection;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads models; those of Caffe are in two files. */
public final class ModelReader {
    private static final String CAFFEMODEL = ".caffemodel";

    @Option(names = "--prototxt", paramLabel = "FILE", description = {
        "The definition that belongs to a .caffemodel. Default: the one beside it, of the same name or deploy.prototxt."})
    private @Nullable Path prototxt;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Reads a model of the format its ending names. */
    public Network read(Path model) throws IOException {
        Path definition = prototxt;
        if (definition == null) {
            return Models.read(model);
        }
        if (!model.toString().endsWith(CAFFEMODEL)) {
            throw new ParameterException(spec.commandLine(), "--prototxt would do nothing with " + model);
        }
        return CaffeFormat.model(model, definition).network();
    }

    /** The files a model is made of: one, or those of Caffe, parameters and definition. */
    public List<Path> files(Path model) throws IOException {
        if (!model.toString().endsWith(CAFFEMODEL)) {
            return List.of(model);
        }
        Path definition = prototxt;
        return List.of(model, definition == null ? CaffeFormat.beside(model) : definition);
    }

    /** Looks at a model of Caffe, whether it can be read or not; empty for models of others. */
    public Optional<CaffeInspection> inspect(Path model) throws IOException {
        if (model.toString().endsWith(CAFFEMODEL)) {
            return Optional.of(CaffeInspection.of(model, files(model).getLast()));
        }
        return model.toString().endsWith(".prototxt") ? Optional.of(CaffeInspection.of(model)) : Optional.empty();
    }
}
