package org.lrptoolbox.cli;

import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lrp version}. */
@Command(name = "version", description = "Print the version of the toolbox and of the Java it runs on.")
final class VersionCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        for (String line : new Provider().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
    }

    /** The same lines for {@code lrp --version}. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Lrp.class.getPackage().getImplementationVersion())
                    .orElse("(development)");
            return new String[]{"lrp " + version,
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")};
        }
    }
}
