package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.onnx.zoo.Zoo;
import org.lrptoolbox.testing.SnapshotNets;
import org.lrptoolbox.testing.Snapshots;

/**
 * Files are written as ever, byte for byte; compiled models have the operators they always had. Where a compiled model
 * gets better, the recorded counts follow: the message shows the line to record.
 */
class OnnxSnapshotTest {
    @TempDir
    private Path folder;

    private static Map<String, String> recorded(String name) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(OnnxSnapshotTest.class.getResourceAsStream(name), name)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> lines.put(
                    line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
        }
        return lines;
    }

    private static void check(String resource, Map<String, String> found) throws IOException {
        Map<String, String> recorded = recorded(resource);
        Map<String, String> same = new TreeMap<>(recorded);
        same.keySet().removeIf(key -> !Objects.equals(recorded.get(key), found.get(key)));
        recorded.keySet().removeAll(same.keySet());
        found.keySet().removeAll(same.keySet());
        assertEquals(text(recorded), text(found));
    }

    /** Of all but what is said of the model, such as the version that wrote it. */
    private static String hash(Path file) throws IOException {
        return Snapshots.hash(ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder().clearMetadataProps().build()
                .toByteArray());
    }

    private static String text(Map<String, String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }

    @Test
    void networksAreWrittenAsEver() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Layout layout : Layout.values()) {
            Path file = folder.resolve(layout + ".onnx");
            new OnnxFormat().write(SnapshotNets.chain(), file, ExportOptions.DEFAULT.withLayout(layout));
            found.put("chain " + layout, hash(file));
        }
        for (Map.Entry<String, SampleNets.Sample> sample : SampleNets.all().entrySet()) {
            Path file = folder.resolve("sample.onnx");
            new OnnxFormat().write(sample.getValue().network(), file, ExportOptions.DEFAULT);
            found.put(sample.getKey(), hash(file));
        }
        check("written.txt", found);
    }

    @Test
    void compiledModelsHaveTheOperatorsTheyHad() throws IOException {
        Map<String, String> found = new TreeMap<>();
        SampleNets.all().forEach((name, sample) -> count(name, sample.network(), found, sample.shape()));
        Path file = folder.resolve("zoo.onnx");
        for (String name : List.of("googlenet", "caffenet")) {
            Zoo.write(name, 1, file);
            OnnxModel model = OnnxModel.read(file);
            count(name, model.network(), found, model.sample());
        }
        Files.delete(file);
        check("compiled.txt", found);
    }

    private static void count(String name, Network network, Map<String, String> found, int... sample) {
        Network canonical = Canonizers.standard().apply(network);
        for (String composite : List.of("epsilon", "epsilon-plus", "epsilon-gamma", "alpha2-beta1", "gradient")) {
            RuleTable rules = Composites.named(composite).rulesFor(canonical);
            found.put(name + ", " + composite, operators(ChannelsFirst.of(rules, sample).rules(), sample));
        }
    }

    private static String operators(RuleTable rules, int... sample) {
        CompiledModel model = Compiler.compile(rules, CompileOptions.DEFAULT, sample);
        Map<String, Integer> counts = new TreeMap<>();
        for (NodeProto node : model.graph().getGraph().getNodeList()) {
            counts.merge(node.getOpType(), 1, Integer::sum);
        }
        List<String> all = new ArrayList<>();
        counts.forEach((operator, count) -> all.add(operator + " " + count));
        return String.join(", ", all);
    }
}
