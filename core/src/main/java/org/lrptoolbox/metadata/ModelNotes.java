package org.lrptoolbox.metadata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Mean;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.text.Printable;

/**
 * What a model's file says beside the network itself, so that whoever has the file can use it: how pictures become its
 * input, what its classes are called, of which files it was made, and whose relevance it computes if it is compiled.
 *
 * <pre>{@code
 * ModelNotes notes = Models.notes(Path.of("caffenet.onnx"));
 * Preprocessing preprocessing = notes.preprocessing().orElseThrow();
 * }</pre>
 *
 * <p>Files come from anybody, so notes are data: nothing they name is opened, sizes are bounded, and what is printed is
 * cleaned of control characters. The same notes are always the same bytes.
 *
 * @param texts the notes as files have them
 * @param ignored what was not read, and why
 */
public record ModelNotes(Map<Note, String> texts, List<String> ignored) {
    /** Nothing is known. */
    public static final ModelNotes NONE = new ModelNotes(Map.of(), List.of());

    private static final String EMBEDDED = "embedded";
    private static final long MOST_PIXELS = 1L << 26;
    private static final int SHOWN = 3;

    /** Copies map and list. */
    public ModelNotes {
        texts = Map.copyOf(texts);
        ignored = List.copyOf(ignored);
    }

    private ModelNotes with(Note note, @Nullable String text) {
        Map<Note, String> more = new EnumMap<>(Note.class);
        more.putAll(texts);
        if (text == null) {
            more.remove(note);
        } else {
            more.put(note, text);
        }
        return new ModelNotes(more, ignored);
    }

    /** With the way pictures become input; a mean image becomes part of the notes. */
    public ModelNotes withPreprocessing(Preprocessing how) {
        // Whatever file the mean was read from, the notes have its numbers.
        boolean picture = how.mean().values().rank() == 3;
        Mean mean = picture ? new Mean(EMBEDDED, how.mean().values()) : Mean.of(how.mean().values().data());
        return with(Note.PREPROCESSING, new Preprocessing(how.resize(), how.crop(), how.order(), how.scale(), mean,
                how.std(), how.layout()).toString()).with(Note.MEAN, picture ? MeanText.write(mean.values()) : null);
    }

    /** With the names of the classes. */
    public ModelNotes withClasses(ClassNames names) {
        return names.lines().isEmpty() ? this : with(Note.CLASSES, String.join("\n", names.lines()));
    }

    /** With the names and contents of the files the model is made of, in place of what was known of its making. */
    public ModelNotes withSources(List<Path> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path file : files) {
            lines.append(lines.isEmpty() ? "" : "\n").append(SourceHash.line(file));
        }
        return with(Note.SOURCE, lines.toString());
    }

    /** With the rules whose relevance a compiled model computes. */
    public ModelNotes withRules(String composite, String table) {
        return with(Note.COMPOSITE, composite).with(Note.RULES, table.strip());
    }

    /** With the version of this toolbox, as every file has that it writes. */
    public ModelNotes signed() {
        return with(Note.TOOLBOX, version());
    }

    /** The toolbox's version, as its jars say; {@code development} where it runs from classes. */
    private static String version() {
        return Optional.ofNullable(ModelNotes.class.getPackage().getImplementationVersion()).orElse("development");
    }

    /** What holds of another file of the same network: preprocessing and classes. */
    public ModelNotes inherited() {
        return with(Note.SOURCE, null).with(Note.COMPOSITE, null).with(Note.RULES, null).with(Note.TOOLBOX, null);
    }

    /** One note as the file has it. */
    public Optional<String> text(Note note) {
        return Optional.ofNullable(texts.get(note));
    }

    /**
     * How pictures become input.
     *
     * @throws IllegalArgumentException if what the file says cannot be understood, or asks for something unreasonable
     */
    public Optional<Preprocessing> preprocessing() {
        String text = texts.get(Note.PREPROCESSING);
        if (text == null) {
            return Optional.empty();
        }
        try {
            Preprocessing how = Preprocessing.parse(text, new Preprocessing.Lookup() {
                @Override
                public Path find(String name) {
                    throw new IllegalArgumentException("names a file, '" + name + "', which is not looked for");
                }

                @Override
                public Mean mean(String name) throws IOException {
                    String numbers = texts.get(Note.MEAN);
                    return name.equals(EMBEDDED) && numbers != null
                            ? MeanText.read(numbers, EMBEDDED)
                            : Preprocessing.Lookup.super.mean(name);
                }
            });
            long resized = (long) how.resize().height() * how.resize().width();
            long cropped = how.crop() == null ? 0 : (long) how.crop().height() * how.crop().width();
            if (Math.max(resized, cropped) > MOST_PIXELS) {
                throw new IllegalArgumentException("asks for pictures of " + Math.max(resized, cropped) + " pixels");
            }
            return Optional.of(how);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the preprocessing the model's file tells of cannot be used: "
                    + Printable.line(String.valueOf(e.getMessage())), e);
        }
    }

    /** What the classes are called; {@link ClassNames#NONE} where nothing is known. */
    public ClassNames classes() {
        String text = texts.get(Note.CLASSES);
        return text == null
                ? ClassNames.NONE
                : new ClassNames(text.lines().map(String::strip).map(Printable::line).toList());
    }

    /** The composite of a compiled model. */
    public Optional<String> composite() {
        return text(Note.COMPOSITE).map(Printable::line);
    }

    /** A line for each note, a long one cut; empty if there are none. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        for (Note note : Note.values()) {
            String text = texts.get(note);
            if (text != null && note != Note.MEAN) {
                String name = note.key().substring(note.key().indexOf('.') + 1) + ":";
                lines.append(String.format("%-15s", name)).append(shown(note, text)).append('\n');
            }
        }
        ignored.forEach(line -> lines.append("not read:      ").append(Printable.line(line)).append('\n'));
        return lines.toString();
    }

    private static String shown(Note note, String text) {
        List<String> lines = text.lines().map(Printable::line).map(ModelNotes::cut).toList();
        return switch (note) {
            case CLASSES -> lines.size() + " (" + String.join("; ", lines.subList(0, Math.min(SHOWN, lines.size())))
                    + (lines.size() > SHOWN ? "; ...)" : ")");
            case RULES -> "a table of " + lines.size() + " lines";
            default -> String.join("\n" + " ".repeat(15), lines.subList(0, Math.min(SHOWN, lines.size())))
                    + (lines.size() > SHOWN ? " ..." : "");
        };
    }

    private static String cut(String line) {
        int most = 300;
        return line.length() <= most ? line : line.substring(0, most) + "...";
    }
}
