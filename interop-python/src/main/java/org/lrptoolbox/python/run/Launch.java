package org.lrptoolbox.python.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/** What GraalPy needs in order to run a program: its name in {@code sys.argv[0]}, options, and sources to evaluate. */
record Launch(Program program, Path workingDirectory) {
    private static final String PYTHON = "python";
    /** GraalPy's own entry point for the file named by {@code python.InputFilePath}: sets __main__ and __file__ up. */
    private static final String RUN_INPUT_FILE = "__graalpython__.run_path()";

    String name() {
        Path script = program.script();
        return script != null ? script.toString() : switch (program) {
            case Program.Code code -> "-c";
            case Program.Module module -> "-m";
            default -> "";
        };
    }

    Map<String, String> options() {
        return program instanceof Program.Script(Path file)
                ? Map.of("python.InputFilePath", workingDirectory.resolve(file).normalize().toString())
                : Map.of();
    }

    List<Source> steps() {
        Path script = program.script();
        return List.of(internal("import sys; sys.path.append(" + literal(helperFolder().toString()) + "); del sys"),
                switch (program) {
                    case Program.Script main -> internal(RUN_INPUT_FILE);
                    case Program.Code code -> Source.newBuilder(PYTHON, code.text(), "<string>").buildLiteral();
                    case Program.Module module -> internal("import runpy; runpy._run_module_as_main("
                            + literal(module.name()) + ")");
                    case Program.Prompt prompt -> internal("import _lrp.prompt; _lrp.prompt.interact("
                            + (script == null ? "" : literal(script.toString())) + ")");
                });
    }

    /** The user's own modules: the script's folder, or the working directory where there is no script. */
    private Path helperFolder() {
        Path script = program.script();
        Path folder = script == null ? workingDirectory : workingDirectory.resolve(script).normalize().getParent();
        return folder == null ? workingDirectory : folder;
    }

    private static Source internal(String code) {
        return Source.newBuilder(PYTHON, code, "<internal>").internal(true).buildLiteral();
    }

    private static String literal(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : text.toCharArray()) {
            quoted.append(c < ' ' || c > '~' || c == '\'' || c == '\\' ? String.format("\\u%04x", (int) c) : c);
        }
        return quoted.append('\'').toString();
    }
}
