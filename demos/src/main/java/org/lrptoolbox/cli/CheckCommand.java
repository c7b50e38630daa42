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

    @Option(names = "--composite", paramLabel = "NAME", description = {
        "Also print the rule each layer gets from this preset."})
    private @Nullable String composite;

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
        Optional<CaffeInspection> caffe = reader.inspect(model);
        ModelCheck check = new OnnxFormat().claims(model)
                ? ModelCheck.of(model, preset(), outputs.activation(), options)
                : caffe.isPresent()
                        ? ModelCheck.of(caffe.get(), preset(), outputs.activation(), options.sample())
                        : ModelCheck.of(reader.read(model), preset(), outputs.activation(), options.sample());
        ModelNotes notes = Models.notes(model);
        spec.commandLine().getOut().print(json ? check.json() : check.within(Terminal.columns()));
        if (!json) {
            spec.commandLine().getOut().print(notes);
            caffe.flatMap(CaffeInspection::model).map(CaffeModel::unused).filter(unused -> !unused.isEmpty())
                    .ifPresent(unused -> spec.commandLine().getOut().println("trained, but not in the definition: "
                            + Printable.line(String.join(", ", unused))));
            description(notes);
            onDevice(check);
        }
        spec.commandLine().getOut().flush();
        return check.isSupported() ? 0 : 2;
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
    private void onDevice(ModelCheck check) throws IOException {
        if (device == null || Device.named(device).kind() != Device.Kind.CUDA || !check.isSupported()) {
            return;
        }
        Network network = reader.read(model);
        spec.commandLine().getOut()
                .print(CudaCheck.of(network, preset().orElseGet(() -> Composites.named(Composites.fitting(network))),
                        outputs.activation(), reader.samples(network, model)));
    }

    private Optional<Composite> preset() {
        try {
            return Optional.ofNullable(composite).map(CheckCommand::preset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Which rule a layer gets does not depend on the box. */
    private static Composite preset(String name) {
        return Presets.needsBox(name) ? Composites.epsilonGammaBox(0, 1) : Presets.named(name);
    }
}
