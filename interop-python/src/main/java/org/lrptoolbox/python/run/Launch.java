package org.lrptoolbox.python.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.graalvm.polyglot.Source;

/** What GraalPy needs in order to run a program: its name in {@code sys.argv[0]}, options, and sources to evaluate. */
record Launch(Program program, Path workingDirectory, boolean trusted) {
    private static final String PYTHON = "python";
    /** GraalPy's own entry point for the file named by {@code python.InputFilePath}: sets __main__ and __file__ up. */
    private static final String RUN_INPUT_FILE = "__graalpython__.run_path()";

    String name() {
        Path script = program.script();
        return script != null ? script.toString() : switch (program) {
            case Program.Code code -> "-c";
            case Program.Module module -> "-m";
            case Program.Input input -> "-";
            default -> "";
        };
    }

    Map<String, String> options() {
        return program instanceof Program.Script(Path file)
                ? Map.of("python.InputFilePath", workingDirectory.resolve(file).normalize().toString())
                : Map.of();
    }

    /**
     * The source which runs the program. Frames of internal sources do not show in tracebacks, so these begin in the
     * program itself; and {@code sys.exit("text")}, which GraalPy leaves to its launcher, prints the text here.
     */
    Source source() {
        return internal("""
                import sys
                __import__('_lrp.startup').startup.reach(%s)
                try:
                    %s
                except SystemExit as end:
                    if end.code is None or isinstance(end.code, int):
                        raise
                    print(end.code, file=sys.stderr)
                    raise SystemExit(1)
                """.formatted(folders(), statement()));
    }

    /** The user's own modules, and packages installed for all of the user's programs. */
    private String folders() {
        String helpers = literal(helperFolder().toString());
        Path installed = UserPackages.folder();
        return helpers + ", [" + (trusted && Files.isDirectory(installed) ? literal(installed.toString()) : "") + "]";
    }

    private String statement() {
        return switch (program) {
            case Program.Script main -> RUN_INPUT_FILE;
            case Program.Code code -> execution(code.text(), "<string>");
            case Program.Input input -> execution(input.text(), "<stdin>");
            case Program.Module module -> "import runpy; runpy._run_module_as_main(" + literal(module.name()) + ")";
            case Program.Prompt(Path file, String code, boolean terminal) -> "import _lrp.prompt; _lrp.prompt.interact("
                    + (file == null ? "None" : literal(file.toString())) + ", "
                    + (code == null ? "None" : literal(code)) + ", " + (terminal ? "True" : "False") + ")";
        };
    }

    private static String execution(String text, String name) {
        return "import __main__; exec(compile(" + literal(text) + ", '" + name + "', 'exec'), vars(__main__))";
    }

    /** The user's own modules: the script's folder, or the working directory where there is no script. */
    Path helperFolder() {
        Path script = program.script();
        Path folder = script == null ? workingDirectory : workingDirectory.resolve(script).normalize().getParent();
        return folder == null ? workingDirectory : folder;
    }

    static Source internal(String code) {
        return Source.newBuilder(PYTHON, code, "<internal>").internal(true).buildLiteral();
    }

    private static String literal(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(c -> quoted.append(c < ' ' || c > '~' || c == '\'' || c == '\\'
                ? String.format("\\U%08x", c)
                : Character.toString(c)));
        return quoted.append('\'').toString();
    }
}
