package org.lrptoolbox.onnx.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.lrptoolbox.io.AtomicFile;

/**
 * The networks of Caffe's Model Zoo as ONNX files with random weights, to try, test and measure with the real thing's
 * size and shape; what they see in an image means nothing.
 *
 * <pre>{@code
 * Zoo.write("vgg16", 1, Path.of("vgg16.onnx"));
 * System.out.println(Zoo.describe("vgg16"));
 * }</pre>
 *
 * <p>Layers, their order and names are Caffe's, with local response normalization, grouped convolutions and pooling
 * windows that hang over where Caffe has them. Input {@code data} of shape (N, 3, side, side), output {@code prob} of
 * shape (N, 1000), float32, opset 13.
 *
 * <p>Weights are even within ±sqrt(6 / fan-in), which keeps the size of activations about that of the input, and
 * sixteen times smaller in the last layer, for inputs in pixels less their mean (about ±128); biases are even within
 * ±0.5. A seed gives the same file, bit for bit, on every machine.
 */
public final class Zoo {
    private record Architecture(int side, UnaryOperator<ZooBlob> layers) {}

    private static final Map<String, Architecture> ARCHITECTURES = new LinkedHashMap<>();

    static {
        ARCHITECTURES.put("caffenet", new Architecture(227, AlexNets::caffeNet));
        ARCHITECTURES.put("alexnet", new Architecture(227, AlexNets::alexNet));
        ARCHITECTURES.put("googlenet", new Architecture(224, GoogLeNet::net));
        ARCHITECTURES.put("vgg-cnn-f", new Architecture(224, AlexNets::vggF));
        ARCHITECTURES.put("vgg-cnn-m", new Architecture(224, AlexNets::vggM));
        ARCHITECTURES.put("vgg-cnn-s", new Architecture(224, AlexNets::vggS));
        ARCHITECTURES.put("vgg16", new Architecture(224, VeryDeepNets::vgg16));
        ARCHITECTURES.put("vgg19", new Architecture(224, VeryDeepNets::vgg19));
    }

    private Zoo() {}

    /** The names of the networks: caffenet, alexnet, googlenet, vgg-cnn-f, vgg-cnn-m, vgg-cnn-s, vgg16, vgg19. */
    public static List<String> names() {
        return List.copyOf(ARCHITECTURES.keySet());
    }

    /**
     * What a network consists of.
     *
     * @throws IllegalArgumentException if there is no network of that name
     */
    public static ZooNetwork describe(String name) {
        return describe(name, ZooOptions.DEFAULT);
    }

    /** What a network consists of, given the options. */
    public static ZooNetwork describe(String name, ZooOptions options) {
        return draw(name, options).network();
    }

    /** Writes a network as Caffe runs it; see {@link #write(String, long, Path, ZooOptions)}. */
    public static void write(String name, long seed, Path file) throws IOException {
        write(name, seed, file, ZooOptions.DEFAULT);
    }

    /**
     * Writes a network; an existing file is replaced only when all of the new one is written. The weights pass through
     * a small buffer: a heap of a few megabytes suffices for files of half a gigabyte.
     *
     * @param name one of {@link #names}, in upper or lower case
     * @param seed of the weights; they depend on nothing else, so that options do not change those that remain
     * @throws IllegalArgumentException if there is no network of that name
     */
    public static void write(String name, long seed, Path file, ZooOptions options) throws IOException {
        StreamedModel model = draw(name, options).model();
        AtomicFile.write(file, out -> model.write(seed, out));
    }

    private static Blueprint draw(String name, ZooOptions options) {
        String key = name.toLowerCase(Locale.ROOT);
        Architecture found = ARCHITECTURES.get(key);
        if (found == null) {
            throw new IllegalArgumentException("the zoo has no network " + name + "; it has "
                    + String.join(", ", names()));
        }
        return new Blueprint(key, found.side, found.layers, options);
    }
}
