package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Shared;

/** A small network with everything Caffe has, against what Caffe itself computed. */
class CaffeNetTest {
    /** What Caffe computes in place bears the name of the layer before. */
    private static final Map<String, String> IN_PLACE = Map.of("relu1", "conv1", "relu2", "conv2", "relu3a", "conv3a",
            "relu3b", "conv3b", "relu4", "fc1");

    @Test
    void activationsAreCaffes() throws IOException {
        Path folder = Shared.path("golden/caffe");
        Map<String, Tensor> golden = blobs(folder.resolve("activations.txt"));
        OnnxModel model = OnnxModel.read(folder.resolve("net.onnx"));
        Trace trace = new JavaEngine().forward(model.network(), Objects.requireNonNull(golden.get("data")));
        int compared = 0;
        for (Node node : model.network().nodes()) {
            String value = model.values().get(node.index());
            Tensor expected = golden.get(IN_PLACE.getOrDefault(value, value));
            boolean overwritten = IN_PLACE.containsValue(value);
            if (expected != null && !overwritten) {
                Close.assertClose(expected, trace.output(node), 2e-6, value);
                compared++;
            }
        }
        assertEquals(12, compared, "all blobs but the input and those of Split");
    }

    private static Map<String, Tensor> blobs(Path file) throws IOException {
        Map<String, Tensor> blobs = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("tensor ")) {
                String[] header = lines.get(i).split(" ", -1);
                int[] shape = Arrays.stream(header).skip(2).mapToInt(Integer::parseInt).toArray();
                double[] data = Arrays.stream(lines.get(i + 1).strip().split(" ", -1)).mapToDouble(Double::parseDouble)
                        .toArray();
                blobs.put(header[1], Tensor.of(data, shape));
            }
        }
        return blobs;
    }
}
