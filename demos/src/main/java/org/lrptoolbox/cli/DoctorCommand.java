package org.lrptoolbox.cli;

import java.io.PrintWriter;
import java.util.List;

import org.lrptoolbox.cli.stream.Paragraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lrp doctor}. */
@Command(name = "doctor", description = {"Say what the toolbox runs on, and what stands in its way.",
    "Paste what it prints into a report of a fault; nothing leaves this machine by itself. Exit code 2 where "
            + "something is wrong."})
final class DoctorCommand implements java.util.concurrent.Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = Diagnosis.all();
        int width = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(0);
        for (Finding finding : findings) {
            out.println(Paragraph.ofOutput(("%-" + width + "s  ").formatted(finding.name()),
                    (finding.wrong() ? "PROBLEM: " : "") + finding.text()));
        }
        out.flush();
        return findings.stream().anyMatch(Finding::wrong) ? 2 : 0;
    }

    /**
     * One line of the report.
     *
     * @param wrong whether a person has to do something; the text says what
     */
    record Finding(String name, String text, boolean wrong) {
        static Finding of(String name, Object text) {
            return new Finding(name, String.valueOf(text), false);
        }

        static Finding problem(String name, String text) {
            return new Finding(name, text, true);
        }
    }
}
