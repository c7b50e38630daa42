package org.lrptoolbox.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.text.Meant;
import org.lrptoolbox.text.Printable;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person sees who typed something wrong: where help is, and last, where the eye rests, what is wrong. */
final class WrongArguments implements IParameterExceptionHandler {
    private static final Pattern CHOICE = Pattern.compile(
            "(.*: )expected one of \\[(.*)\\] \\(case-(?:in)?sensitive\\) but was '(.*)'", Pattern.DOTALL);

    // A class and no lambda: JDK 25 cannot keep lambdas of picocli's types in its cache for a fast start.
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        boolean commands = !command.getSubcommands().isEmpty();
        err.println(commands
                ? Paragraph.ofErrors("Commands: " + command.getSubcommands().entrySet().stream()
                        .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden()
                                && !sub.getKey().equals("help"))
                        .map(Map.Entry::getKey).collect(Collectors.joining(" ")))
                : "Usage: " + name + " " + usage(command.getCommandSpec()));
        err.println("Help: " + name + " --help");
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println(Paragraph.ofErrors("lrp: " + Printable.text(message(error))));
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Of words to choose from picocli lists each twice, as it is typed and as it is called in Java. */
    private static String message(ParameterException error) {
        Matcher choice = CHOICE.matcher(String.valueOf(error.getMessage()));
        if (!choice.matches()) {
            return String.valueOf(error.getMessage());
        }
        List<String> words = Stream.of(choice.group(2).split(", ")).map(w -> w.toLowerCase(Locale.ROOT)).distinct()
                .toList();
        return choice.group(1) + "expected " + String.join(", ", words) + ", but was '" + choice.group(3) + "'"
                + Meant.by(choice.group(3), words);
    }

    /** What must be said; of a command with fifty options, all of them would hide what is wrong. */
    private static String usage(CommandSpec command) {
        Stream<String> required = command.options().stream().filter(OptionSpec::required)
                .map(option -> option.shortestName() + " " + option.paramLabel());
        Stream<String> words = command.positionalParameters().stream().map(word -> word.required()
                ? word.paramLabel()
                : "[" + word.paramLabel() + "]");
        return Stream.of(required, Stream.of("[OPTIONS]"), words).flatMap(all -> all).collect(Collectors.joining(" "));
    }
}
