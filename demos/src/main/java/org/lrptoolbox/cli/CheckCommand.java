package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.cli.option.OutputOptions;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.onnx.caffe.model.CaffeInspection;
import org.lrptoolbox.onnx.caffe.model.CaffeModel;
import org.lrptoolbox.onnx.check.CudaCheck;
import org.lrptoolbox.onnx.check.ModelCheck;
import org.lrptoolbox.onnx.engine.Device;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.words.Presets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp check}. */
@Command(name = "check", mixinStandardHelpOptions = true, description = {
    "Say whether a model can be explained, layer by layer, without running it. Exit code 2 if it cannot."})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A model file, of the format its ending names.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private ModelReader reader = new ModelReader();

    @Mixin
    private CheckedQuestion question = new CheckedQuestion();

    @Option(names = "--device", paramLabel = "DEVICE", description = {
        "cuda: also say what of prediction and relevance an NVIDIA GPU would leave to the processor; needs none here."})
    private @Nullable String device;

    @Option(names = "--json", description = "Print the check as an object of JSON.")
    private boolean json;

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReadOptions options = reader.words().options();
        Optional<Composite> rules = question.rules(reader, model);
        Optional<CaffeInspection> caffe = reader.inspect(model);
        ModelCheck check = question.judged("--rule", () -> check(rules, caffe, options));
        ModelNotes notes = Models.notes(model);
        spec.commandLine().getOut().print(json ? check.json() : check.within(Terminal.columns()));
        if (!json) {
            spec.commandLine().getOut().print(notes);
            caffe.flatMap(CaffeInspection::model).map(CaffeModel::unused).filter(unused -> !unused.isEmpty())
                    .ifPresent(unused -> spec.commandLine().getOut().println("trained, but not in the definition: "
                            + Printable.line(String.join(", ", unused))));
            description(notes);
            onDevice(check, rules);
        }
        if (check.isSupported()) {
            question.check(reader, model, outputs.activation());
        }
        spec.commandLine().getOut().flush();
        return check.isSupported() ? 0 : 2;
    }

    private ModelCheck check(Optional<Composite> rules, Optional<CaffeInspection> caffe, ReadOptions options)
            throws IOException {
        if (new OnnxFormat().claims(model)) {
            return ModelCheck.of(model, rules, outputs.activation(), options);
        }
        return caffe.isPresent()
                ? ModelCheck.of(caffe.get(), rules, outputs.activation(), options.sample())
                : ModelCheck.of(reader.read(model), rules, outputs.activation(), options.sample());
    }

    /** Says if what the file tells of its preprocessing is of no use. */
    private void description(ModelNotes notes) {
        try {
            notes.preprocessing();
        } catch (IllegalArgumentException e) {
            Notes.tell(spec.commandLine().getErr(), String.valueOf(e.getMessage()));
        }
    }

    /** With the rules of {@code --composite}, or those that {@code lrp explain} has by default. */
    private void onDevice(ModelCheck check, Optional<Composite> rules) throws IOException {
        if (device == null || Device.named(device).kind() != Device.Kind.CUDA || !check.isSupported()) {
            return;
        }
        Network network = reader.read(model);
        spec.commandLine().getOut()
                .print(CudaCheck.of(network, rules.orElseGet(() -> Composites.named(Composites.fitting(network))),
                        outputs.activation(), reader.samples(network, model)));
    }
}
