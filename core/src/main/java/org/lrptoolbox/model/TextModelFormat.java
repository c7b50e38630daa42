package org.lrptoolbox.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.network.Network;

/**
 * Networks as plain text, shared with the Python and Matlab toolboxes: a line per layer, and for layers with weights
 * one line with all of W in C order and one with the bias.
 *
 * <pre>
 * Linear m n                    W (m x n), then b
 * Convolution h w d n s0 s1     F (h x w x d x n), then b; strides s0 down, s1 across
 * SumPool h w s0 s1             likewise MaxPool; AveragePool is known to this toolbox only
 * Flatten, Rect, Tanh, SoftMax
 * </pre>
 *
 * <p>Blank lines between layers mean nothing; other text behind one is ignored with a warning. Also reads the legacy layout, with a line per row of W, and files with CRLF,
 * without final newline, or with numbers like {@code np.float64(0.5)}. Writes the digits Python's {@code repr} gives.
 */
public final class TextModelFormat implements ModelFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public List<String> extensions() {
        return List.of("txt");
    }

    @Override
    public Network read(Path file) throws IOException {
        return read(file, reason -> {});
    }

    /**
     * As {@link #read(Path)}, telling when the file turns out not to be in the current layout.
     *
     * @param onFallBack called before the legacy layout is tried, with the reason in the words of the Python toolbox
     * @throws MalformedFileException if it is in neither layout; its cause has the last reason in the same words
     */
    public Network read(Path file, Consumer<String> onFallBack) throws IOException {
        TextModelReader.Unread first;
        try {
            return TextModelReader.readCurrent(file);
        } catch (TextModelReader.Unread e) {
            first = e;
        }
        onFallBack.accept(first.getMessage());
        try {
            return TextModelReader.readLegacy(file);
        } catch (TextModelReader.Unread e) {
            throw new MalformedFileException(file, first.located() + "; nor is it in the legacy layout: "
                    + e.located(), e);
        }
    }

    @Override
    public void write(Network network, Path file) throws IOException {
        TextModelWriter.check(network, file);
        AtomicFile.write(file, out -> TextModelWriter.write(network, out));
    }
}
