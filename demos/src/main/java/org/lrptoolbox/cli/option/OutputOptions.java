package org.lrptoolbox.cli.option;

import org.lrptoolbox.canonize.OutputActivation;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What becomes of the function at the output that makes probabilities of scores. */
public final class OutputOptions {
    @Option(names = "--keep-output-activation", description = {
        "Explain what a softmax or sigmoid at the output makes. By default it is dropped, so that scores are explained, "
                + "not probabilities."})
    private boolean keep;

    @Option(names = "--drop-output-tanh", description = "Drop a hyperbolic tangent at the output, too.")
    private boolean dropTanh;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** As asked for. */
    public OutputActivation activation() {
        if (keep && dropTanh) {
            throw new ParameterException(spec.commandLine(),
                    "--keep-output-activation and --drop-output-tanh exclude each other");
        }
        return keep
                ? OutputActivation.KEPT
                : dropTanh ? OutputActivation.DROPPED_WITH_TANH : OutputActivation.DROPPED;
    }
}
