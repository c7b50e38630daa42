package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Golden;

import picocli.CommandLine;

/** The command as a person types it, on a small network for pictures of 4 x 4 pixels, in a folder of its own. */
final class SmallExplain {
    static final String SETTINGS = "order=rgb scale=1/255 layout=nhwc";
    private static final String MODEL = """
            Convolution 3 3 3 4 1 1
            %s
            0.1 -0.2 0.3 0
            Rect
            Flatten
            Linear 16 3
            %s
            0 0.1 0.2
            SoftMax
            """;

    /** The network; a test may put another in its place. */
    Path model;
    private final Path dir;

    /** What became of a command. */
    record Result(int code, String out, String err) {}

    SmallExplain(Path dir) throws IOException {
        this.dir = dir;
        model = Files.writeString(dir.resolve("m.txt"), MODEL.formatted(numbers(108), numbers(48)));
    }

    /** As many random numbers, as text. */
    static String numbers(int count) {
        Random random = new Random(count);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextGaussian()).append(' ');
        }
        return text.toString().strip();
    }

    /** A picture of random pixels. */
    static Path picture(Path file, int side, long seed) throws IOException {
        byte[] pixels = new byte[side * side * 3];
        new Random(seed).nextBytes(pixels);
        ImageFiles.write(ByteImage.of(pixels, side, side, 3), file);
        return file;
    }

    Path picture(String name, int side) throws IOException {
        return picture(dir.resolve(name), side, name.hashCode());
    }

    /** The command with all its words. */
    static Result typed(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.append(e.getMessage());
                    return 1;
                }).execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    /** The command with these words on the network, into the folder {@code out}. */
    Result explain(Object... words) {
        List<Object> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("-m", model, "-o", dir.resolve("out"), "--preprocess", SETTINGS));
        return typed(all.toArray());
    }

    /** An array that was written. */
    Tensor relevance(String name) {
        return Golden.read(dir.resolve("out").resolve(name));
    }

    /** How many files of an ending were written. */
    long outputs(String ending) throws IOException {
        return names(ending).size();
    }

    /** The first of the files of an ending that were written. */
    String firstOutput(String ending) throws IOException {
        return names(ending).getFirst();
    }

    private List<String> names(String ending) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("out"))) {
            return files.map(f -> String.valueOf(f.getFileName())).filter(f -> f.endsWith(ending)).sorted().toList();
        }
    }
}
