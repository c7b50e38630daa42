package org.lrptoolbox.cli.explain;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a long run goes: batches, what is told of it, and whether it goes on where another one ended. */
final class StreamOptions {
    private static final String AUTO = "auto";

    @Option(names = "--batch", paramLabel = "N", defaultValue = "8", description = {
        "How many pictures to explain at once; auto measures at the start which number is fastest. "
                + "Default: ${DEFAULT-VALUE}."})
    private String batch = "8";

    @Option(names = "--resume", description = {
        "Go on where a run into the same folder ended, with the same settings: what is complete is not done again."})
    private boolean resume;

    @Option(names = "--force", description = {
        "With --resume: where settings have changed, do everything again instead of refusing."})
    private boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but what is wrong.")
    private boolean quiet;

    @Option(names = "--json", description = {
        "Print a line of JSON for every explanation and a summary, instead of lines for people."})
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Checks what was typed. */
    void check() {
        if (!batch.equals(AUTO) && !(batch.matches("[0-9]{1,6}") && Integer.parseInt(batch) > 0)) {
            throw new ParameterException(spec.commandLine(), "--batch " + batch + ": expected at least 1, or auto");
        }
        if (quiet && json) {
            throw new ParameterException(spec.commandLine(), "--quiet and --json exclude each other");
        }
    }

    /** How many pictures at once; 0 if that is to be measured. */
    int batch() {
        return batch.equals(AUTO) ? 0 : Integer.parseInt(batch);
    }

    boolean resume() {
        return resume;
    }

    boolean force() {
        return force;
    }

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return json;
    }
}
