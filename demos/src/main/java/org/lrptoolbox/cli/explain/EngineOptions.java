package org.lrptoolbox.cli.explain;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where networks run; the one place where {@code lrp explain} chooses an engine. */
final class EngineOptions {
    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", description = "Where to compute: cpu. Default: ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Explainer explainer(Network network, Composite composite) {
        if (!device.equals("cpu")) {
            throw new ParameterException(spec.commandLine(), "--device " + device + ": the Java engine runs on cpu");
        }
        return Explainer.of(network, composite);
    }
}
