package org.lrptoolbox.python.run;

import java.util.List;

/** The {@code python} command where there is no {@code lrp}: {@code java ... org.lrptoolbox.python.run.PythonMain -c CODE}. */
public final class PythonMain {
    private PythonMain() {}

    /** Runs what the command line says and ends the process. */
    public static void main(String[] arguments) {
        System.exit(PythonLine.run(List.of(arguments), List.of()));
    }
}
