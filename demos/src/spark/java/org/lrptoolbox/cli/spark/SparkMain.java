package org.lrptoolbox.cli.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import picocli.CommandLine;

/** The entry point for {@code spark-submit} and for the Java that {@code lrp spark} starts. */
public final class SparkMain {
    private SparkMain() {}

    /** Runs, and ends the process with the exit code. */
    public static void main(String[] arguments) {
        System.exit(command().setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8)).execute(arguments));
    }

    /** The command; its exit code is 0, 2 if some pictures could not be explained, 1 for other failures. */
    static CommandLine command() {
        CommandLine command = new CommandLine(new SparkRun());
        command.setExecutionExceptionHandler((error, failed, parsed) -> {
            failed.getErr().println("lrp: " + (error.getMessage() == null ? error : error.getMessage()));
            return 1;
        });
        return command;
    }
}
