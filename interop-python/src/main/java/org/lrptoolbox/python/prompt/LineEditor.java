package org.lrptoolbox.python.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.files.UserFolder;

/**
 * Reads statements at a terminal, by JLine: history kept over sessions, completion, editing of several lines at once. While
 * a statement is typed Ctrl-C is a key of the editor; at all other times it is a signal, which is Python's.
 */
public final class LineEditor implements AutoCloseable {
    private static final String HISTORY = "python-history";
    private static final int MOST_LINES = 5000;
    private static final String INTERRUPT = "python-interrupt";

    private final Terminal terminal;
    private final LineReader reader;

    private LineEditor(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    /**
     * The editor of this process's terminal.
     *
     * @param incomplete whether a text needs more lines to be a statement
     * @param completions what the name (or names and dots) that ends at the cursor may become, and the text before it
     */
    public static LineEditor open(Predicate<String> incomplete, BiFunction<String, String, List<String>> completions) {
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(false).dumb(true).build();
            return on(terminal, history(), incomplete, completions);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used: " + e.getMessage(), e);
        }
    }

    /** The editor of any terminal. */
    static LineEditor on(Terminal terminal, @Nullable Path history, Predicate<String> incomplete,
            BiFunction<String, String, List<String>> completions) {
        LineReaderBuilder builder = LineReaderBuilder.builder().terminal(terminal).appName("lrp python")
                .parser(new Statements(incomplete))
                .completer((reader, line, candidates) -> {
                    for (String name : completions.apply(line.line().substring(0, line.cursor()), line.word())) {
                        candidates.add(new Candidate(name, name, null, null, null, null, false));
                    }
                })
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "... ")
                .variable(LineReader.HISTORY_SIZE, MOST_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, MOST_LINES)
                .variable(LineReader.INDENTATION, 0)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
                .option(LineReader.Option.AUTO_MENU, false)
                .option(LineReader.Option.INSERT_TAB, true);
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        LineReader reader = builder.build();
        reader.getWidgets().put(INTERRUPT, () -> {
            throw new UserInterruptException(reader.getBuffer().toString());
        });
        for (String mode : List.of(LineReader.MAIN, LineReader.EMACS, LineReader.VIINS)) {
            keys(reader, mode).bind(new Reference(INTERRUPT), KeyMap.ctrl('C'));
        }
        // Some terminals send these for the arrows whatever they are asked for.
        KeyMap<Binding> keys = keys(reader, LineReader.EMACS);
        keys.bind(new Reference(LineReader.UP_LINE_OR_HISTORY), "\033[A");
        keys.bind(new Reference(LineReader.DOWN_LINE_OR_HISTORY), "\033[B");
        keys.bind(new Reference(LineReader.FORWARD_CHAR), "\033[C");
        keys.bind(new Reference(LineReader.BACKWARD_CHAR), "\033[D");
        return new LineEditor(terminal, reader);
    }

    private static KeyMap<Binding> keys(LineReader reader, String mode) {
        return Objects.requireNonNull(reader.getKeyMaps().get(mode), mode);
    }

    private static @Nullable Path history() throws IOException {
        Path folder = UserFolder.folder();
        try {
            Files.createDirectories(folder);
            return folder.resolve(HISTORY);
        } catch (IOException e) {
            return null; // a home one cannot write to: the history lasts as long as the session
        }
    }

    /**
     * The next statement, without its last line's end.
     *
     * @return null at the end of the input (Ctrl-D), and an empty text with {@link #INTERRUPTED} before it after Ctrl-C
     */
    public @Nullable String read(String prompt) {
        Attributes usual = terminal.getAttributes();
        Attributes ours = new Attributes(usual);
        ours.setControlChar(ControlChar.VINTR, 0);
        terminal.setAttributes(ours);
        try {
            return reader.readLine(styled(prompt));
        } catch (UserInterruptException e) {
            return INTERRUPTED;
        } catch (EndOfFileException e) {
            return null;
        } finally {
            terminal.setAttributes(usual);
        }
    }

    /** What {@link #read} gives after Ctrl-C; no statement holds this character. */
    public static final String INTERRUPTED = "\0";

    private String styled(String prompt) {
        boolean plain = terminal.getType().startsWith(Terminal.TYPE_DUMB) || System.getenv("NO_COLOR") != null;
        return plain
                ? prompt
                : new AttributedStringBuilder().styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN).bold(),
                        prompt).toAnsi(terminal);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    /** Ends a statement where Python sees one, and finds the name before the cursor. */
    private record Statements(Predicate<String> incomplete) implements Parser {
        @Override
        public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && incomplete.test(line)) {
                throw new EOFError(-1, -1, "more lines are needed");
            }
            int start = cursor;
            while (start > 0 && isPartOfName(line.charAt(start - 1))) {
                start--;
            }
            return new Name(line, cursor, line.substring(start, cursor));
        }

        private static boolean isPartOfName(char c) {
            return c == '.' || Character.isUnicodeIdentifierPart(c);
        }

        @Override
        public boolean isEscapeChar(char c) {
            return false;
        }
    }

    /** A line with the name before its cursor. */
    private record Name(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
