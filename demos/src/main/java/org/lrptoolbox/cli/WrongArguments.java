package org.lrptoolbox.cli;

import java.io.PrintWriter;

import org.lrptoolbox.text.Printable;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person sees who typed something wrong: where help is, and last, where the eye rests, what is wrong. */
final class WrongArguments implements IParameterExceptionHandler {
    // A class and no lambda: JDK 25 cannot keep lambdas of picocli's types in its cache for a fast start.
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        boolean commands = !command.getSubcommands().isEmpty();
        err.println(commands
                ? "Commands: " + String.join(", ", command.getSubcommands().keySet())
                : command.getHelp().synopsis(0).lines().map(String::strip)
                        .reduce("Usage:", (all, line) -> all + " " + line));
        err.println("Help: " + name + " --help");
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("lrp: " + Printable.text(String.valueOf(error.getMessage())));
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
