package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.Octave;
import org.lrptoolbox.testing.Shared;

/** Relevance that Octave gets from our engine, against all reference results of the original in Python. */
class GoldenOctaveTest {
    private static final Pattern NAME = Pattern
            .compile(
                    "R__(with-softmax-dominant|with-softmax-full|dominant|full)__(?!aware)(.*?)(?:_(-?[0-9.]+))?\\.npy");

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"lenet5,toolbox/models/MNIST/LeNet-5.mat", "mlp_rect,golden/toolbox/mlp_rect/mlp_rect.txt",
        "mlp_tanh_softmax,golden/toolbox/mlp_tanh_softmax/mlp_tanh_softmax.txt",
        "cnn_maxpool,golden/toolbox/cnn_maxpool/cnn_maxpool.txt"})
    void agreesWithTheOriginal(String folder, String model) throws IOException, InterruptedException {
        Path golden = Shared.path("golden/toolbox/" + folder);
        StoredArrays.write(TypedArray.of(Golden.read(golden.resolve("x.npy"))), dir.resolve("x.mat"));
        List<String> cases = cases(golden);
        Files.write(dir.resolve("cases.txt"), cases);
        Octave.run(dir, "addpath('" + Shared.projectRoot().resolve("interop-matlab/src/test/matlab")
                + "'); golden_relevance('" + Shared.path(model) + "')");
        for (String line : cases) {
            String name = line.substring(0, line.indexOf(' '));
            Tensor expected = Golden.read(golden.resolve(name));
            Tensor found = StoredArrays.read(dir.resolve(name + ".mat")).toTensor();
            // Matlab drops trailing dimensions of length 1.
            Close.assertClose(expected, found.reshape(expected.shape()), Close.TWIN, folder + " " + name);
        }
    }

    /** "file init variant parameter"; those with the softmax first, because it is dropped for the others. */
    private static List<String> cases(Path golden) throws IOException {
        List<String> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Matcher m = NAME.matcher(file.getFileName().toString());
                if (m.matches()) {
                    cases.add(m.group() + " " + m.group(1) + " " + m.group(2) + " " + (m.group(3) == null
                            ? "[]"
                            : m.group(3)));
                }
            }
        }
        assertTrue(cases.size() >= 8, "reference results in " + golden);
        return cases;
    }
}
