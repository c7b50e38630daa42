package org.lrptoolbox.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lrp completion}. */
@Command(name = "completion", description = {"Print the completion script for bash and zsh.",
    "Switch it on with: source <(lrp completion)"})
final class CompletionCommand implements Runnable {
    /** Where the values of an option are listed, and where they are offered, both in the order of the options. */
    private static final Pattern LISTED = Pattern.compile("local \\w+_option_args=");
    private static final Pattern OFFERED = Pattern.compile("\\$\\{\\w+_option_args\\[@]}");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        var lrp = spec.root().commandLine();
        spec.commandLine().getOut().println(withOwnVariables(AutoComplete.bash(lrp.getCommandName(), lrp)));
    }

    /**
     * Picocli names the variable of an option's values after what help calls such a value, so that the second
     * {@code NAME} or {@code HOW} of a command takes the place of the first; here each has a variable of its own.
     */
    private static String withOwnVariables(String script) {
        AtomicInteger listed = new AtomicInteger();
        AtomicInteger offered = new AtomicInteger();
        String own = LISTED.matcher(script).replaceAll(found -> "local values" + listed.incrementAndGet() + "=");
        String done = OFFERED.matcher(own).replaceAll(
                found -> Matcher.quoteReplacement("${values" + offered.incrementAndGet() + "[@]}"));
        if (listed.get() != offered.get()) {
            throw new IllegalStateException(listed + " lists of values, " + offered + " offers of them");
        }
        return done;
    }
}
