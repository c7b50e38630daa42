package org.lrptoolbox.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lrp completion}. */
@Command(name = "completion", description = {"Print the completion script for bash and zsh.",
    "Switch it on with: source <(lrp completion)"})
final class CompletionCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        var lrp = spec.root().commandLine();
        spec.commandLine().getOut().println(AutoComplete.bash(lrp.getCommandName(), lrp));
    }
}
