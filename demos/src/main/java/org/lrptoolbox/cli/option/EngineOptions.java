package org.lrptoolbox.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.EngineUse;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.words.EngineNames;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where networks run; the one place where {@code lrp explain} chooses an engine. */
public final class EngineOptions {
    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", description = {
        "Where to compute: cpu, cuda, cuda:1, or auto for a GPU if there is one; settings of the GPU may follow, such as "
                + "cuda,gpu_mem_limit=4g,use_tf32=1. Default: ${DEFAULT-VALUE}."})
    private String device = "cpu";

    @Option(names = "--engine", paramLabel = "NAME", completionCandidates = Names.class, description = {
        "How to compute: ${COMPLETION-CANDIDATES}; java in float64, compiled (in ONNX Runtime) in float32, hybrid forward "
                + "there and backward in Java. Default: compiled for .onnx files and models of Caffe, else java."})
    private @Nullable String name;

    @Option(names = "--deterministic", description = {
        "Let a GPU give the same bits in every run, at the price of speed; processors do anyway."})
    private boolean deterministic;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The names for help and completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Engines.names());
        }
    }

    /** An engine for many questions to a model of a file; the caller closes it. */
    public Engine open(Path model) {
        return open(model, EngineUse.BESIDE_FILES);
    }

    /** An engine for a few questions, which answers the first one soonest; the caller closes it. */
    public Engine openForFew(Path model) {
        return open(model, EngineUse.FEW_ANSWERS);
    }

    private Engine open(Path model, EngineUse use) {
        try {
            return Engines.open(EngineNames.chosen(name, model.toString()),
                    deterministic ? device + ",deterministic" : device, use);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
