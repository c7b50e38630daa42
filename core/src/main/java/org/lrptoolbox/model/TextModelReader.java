package org.lrptoolbox.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.DoubleList;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.PythonNumbers;
import org.lrptoolbox.io.Words;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/** Reads one text model, in one of the two layouts; see {@link TextModelFormat}. */
final class TextModelReader {
    private static final Logger LOG = System.getLogger(TextModelReader.class.getName());
    /** What layers are called in files. */
    static final List<String> LAYERS = List.of("Linear", "Convolution", "SumPool", "MaxPool", "AveragePool",
            "Flatten", "Rect", "Tanh", "SoftMax");

    /** What Python would raise as ValueError: a reason to try the legacy layout. */
    static final class Unread extends IllegalArgumentException {
        private final int line;

        /** @param message the reason, in Python's words */
        private Unread(int line, String message) {
            super(message);
            this.line = line;
        }

        /** The message with the place it speaks of. */
        String located() {
            return "line " + line + ": " + getMessage();
        }
    }

    private final Path file;
    private final BufferedReader in;
    private int line;

    private TextModelReader(Path file, BufferedReader in) {
        this.file = file;
        this.in = in;
    }

    static Network readCurrent(Path file) throws IOException {
        return read(file, TextModelReader::currentLayer);
    }

    static Network readLegacy(Path file) throws IOException {
        return read(file, TextModelReader::legacyLayer);
    }

    /** Makes a layer of its header line and the lines that follow. */
    private interface Layout {
        Layer layer(TextModelReader reader, String header) throws IOException;
    }

    private static Network read(Path file, Layout layout) throws IOException {
        List<Layer> layers = new ArrayList<>();
        try (BufferedReader in = InputFiles.openText(file)) {
            TextModelReader reader = new TextModelReader(file, in);
            for (String header = reader.header(); header != null; header = reader.header()) {
                layers.add(layout.layer(reader, header));
            }
        }
        if (layers.isEmpty()) {
            throw new MalformedFileException(file, "holds no layer; a line such as 'Linear 2 3' is expected first");
        }
        return Network.sequential(layers);
    }

    private Layer currentLayer(String header) throws IOException {
        if (header.startsWith("Linear")) {
            int[] mn = sizes(header, 2);
            double[] weights = weights(mn);
            return Dense.of(mn[0], mn[1], weights, bias(mn[1]));
        } else if (header.startsWith("Convolution")) {
            int[] sizes = sizes(header, 6);
            int[] shape = Arrays.copyOf(sizes, 4);
            double[] weights = weights(shape);
            return Conv.last(Tensor.of(weights, shape), bias(sizes[3]), sizes[4], sizes[5]);
        } else if (header.startsWith("SumPool")) {
            return SumPool.last(window(header));
        } else if (header.startsWith("MaxPool")) {
            return MaxPool.last(window(header));
        } else if (header.startsWith("AveragePool")) {
            return AveragePool.last(window(header));
        } else if (header.startsWith("Flatten")) {
            return new Flatten();
        }
        return activation(header, "Layer type identifier%s not supported for reading from plain text file");
    }

    private Layer legacyLayer(String header) throws IOException {
        if (!header.startsWith("Linear")) {
            return activation(header, "Layer type %s not supported by legacy plain text format.");
        }
        int[] mn = sizes(header, 2);
        DoubleList weights = new DoubleList();
        for (int row = 0; row < mn[0]; row++) {
            int before = weights.size();
            numbers(weights);
            if (weights.size() - before != mn[1]) {
                throw new Unread(line, "could not broadcast input array from shape ("
                        + (weights.size() - before) + ",) into shape (" + mn[1] + ",)");
            }
        }
        return Dense.of(mn[0], mn[1], weights.toArray(), bias(mn[1]));
    }

    private Layer activation(String header, String unknown) {
        if (header.startsWith("Rect")) {
            return new Rect();
        } else if (header.startsWith("Tanh")) {
            return new Tanh();
        } else if (header.startsWith("SoftMax")) {
            return new SoftMax();
        }
        throw new Unread(line, String.format(unknown, PythonNumbers.shortened(
                String.valueOf(new Words(header).next()))));
    }

    private Frame window(String header) throws IOException {
        int[] sizes = sizes(header, 4);
        return Frame.of(sizes[0], sizes[1]).withStride(sizes[2], sizes[3]);
    }

    /** The integers after a layer's name. */
    private int[] sizes(String header, int count) throws IOException {
        Words words = new Words(header);
        words.next();
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            String word = words.next();
            if (word == null) {
                throw new Unread(line,
                        "not enough values to unpack (expected " + (count + 1) + ", got " + (i + 1) + ")");
            }
            try {
                sizes[i] = PythonNumbers.parseInt(word);
            } catch (NumberFormatException e) {
                throw new Unread(line, String.valueOf(e.getMessage()));
            }
        }
        if (words.next() != null) {
            throw new Unread(line, "too many values to unpack (expected " + (count + 1) + ")");
        }
        if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw malformed("sizes of a layer must be at least 1, found '" + PythonNumbers.shortened(header) + "'");
        }
        return sizes;
    }

    private double[] weights(int... shape) throws IOException {
        DoubleList weights = new DoubleList();
        numbers(weights);
        double declared = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (weights.size() != declared) {
            throw new Unread(line, "cannot reshape array of size " + weights.size() + " into shape "
                    + Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(",", "(", ")")));
        }
        return weights.toArray();
    }

    private double[] bias(int count) throws IOException {
        DoubleList bias = new DoubleList();
        numbers(bias);
        if (bias.size() != count) {
            throw malformed("the bias has " + bias.size() + " numbers, the layer " + count + " outputs");
        }
        return bias.toArray();
    }

    /** Reads all numbers of the next line. */
    private void numbers(DoubleList into) throws IOException {
        String text = next();
        if (text == null) {
            throw malformed("the file ends where the numbers of a layer are expected");
        }
        into.addAll(text, (word, column, e) -> new Unread(line, String.valueOf(e.getMessage())));
    }

    /** The next line that is not blank; null at the end, or where what follows blank lines is no layer. */
    private @Nullable String header() throws IOException {
        int before = line;
        String header = next();
        while (header != null && header.isBlank()) {
            header = next();
        }
        if (header != null && before > 0 && line > before + 1 && LAYERS.stream().noneMatch(header::startsWith)) {
            LOG.log(Level.WARNING, "{0}, line {1}: text behind the model is ignored: ''{2}''", file, line,
                    PythonNumbers.shortened(header));
            return null;
        }
        return header;
    }

    private @Nullable String next() throws IOException {
        line++;
        return in.readLine();
    }

    private MalformedFileException malformed(String problem) {
        return new MalformedFileException(file, "line " + line + ": " + problem);
    }
}
