package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.onnx.node.Signature;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.onnx.read.Foreign.Case;

/** The table of operators: what has a line is tested, and what is added to it touches few files. */
class OperatorTableTest {
    /** Not in the tables of cases, but in tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of("Constant", "LSTM", "GRU", "RNN",
            "SimplifiedLayerNormalization",
            "QuantizeLinear", "DequantizeLinear", "If", "RoiAlign", "MaxRoiPool");
    private static final Path SOURCES = Path.of("..");

    @TempDir
    private Path folder;

    private static Set<String> tested() {
        List<Supplier<List<Case>>> tables = List.of(AnyOperatorTest::elements, AnyOperatorTest::sums,
                AnyOperatorTest::products, AnyOperatorTest::places, AnswerOperatorsTest::rankings,
                AnyOperatorTest::windows,
                AnyOperatorTest::cells,
                ElementOperatorsTest::activations, ElementOperatorsTest::norms, ElementOperatorsTest::arithmetic,
                ElementOperatorsTest::products, ElementOperatorsTest::softmaxes, ShapeOperatorsTest::shapes,
                ShapeOperatorsTest::parts, ShapeOperatorsTest::computedShapes, WindowOperatorsTest::convolutions,
                WindowOperatorsTest::transposedConvolutions, WindowOperatorsTest::pools,
                CompoundOperatorsTest::compounds, CompoundOperatorsTest::quantized);
        return tables.stream().map(Supplier::get).flatMap(Collection::stream).flatMap(c -> {
            Foreign foreign = new Foreign(c.opset(), c.sample());
            c.nodes().apply(foreign);
            return foreign.graph.build().getGraph().getNodeList().stream().map(NodeProto::getOpType);
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyLineHasACase() {
        Set<String> missing = new TreeSet<>(Operators.names());
        missing.removeAll(tested());
        missing.removeAll(ELSEWHERE);
        assertEquals(Set.of(), missing, "add a case to a table of tests, such as ElementOperatorsTest.activations");
    }

    @Test
    void aLineSaysHowAnOperatorIsSet() {
        Signature clip = Signature.of("Clip@6 1 min@11:1=-3 max@11:2=3");
        assertEquals("Clip", clip.name());
        assertEquals(6, clip.since());
        assertEquals(new Signature.Argument("-3", 11, 1), clip.arguments().get("min"));
        assertTrue(clip.isDefault("max", 3));
    }

    @Test
    void whatIsUnknownSaysWhatToDo() throws IOException {
        Foreign foreign = new Foreign(13, 3);
        Path file = foreign.write(folder, foreign.node("Det", foreign.x).value());
        String message = assertThrows(LrpFileException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).endsWith("(Det): this operator is not supported; write it with others, or "
                + "explain an output before it, with --output"), message);
    }

    @Test
    void whatHasNoDefaultMustBeThere() throws IOException {
        Foreign foreign = new Foreign(13, 4, 2, 2);
        Path file = foreign.write(folder, foreign.node("DepthToSpace", foreign.x).value());
        String message = assertThrows(MalformedFileException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).contains("has no attribute 'blocksize'"), message);
    }

    /** The exercise of CONTRIBUTING: an activation is its formula and its line, an operator is its line. */
    @Test
    void whatIsAddedTouchesFewFiles() throws IOException {
        assertEquals(Set.of("Function.java", "Activations.java"), mentioning("Function.CELU", " CELU("));
        assertEquals(Set.of("Function.java", "Activations.java"), mentioning("Function.SELU", " SELU("));
        assertEquals(Set.of("Recurrence.java"), mentioning("GRU 3"));
    }

    private static Set<String> mentioning(String... texts) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("core", "onnx")) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file, StandardCharsets.UTF_8);
                    if (Stream.of(texts).anyMatch(source::contains)) {
                        found.add(String.valueOf(file.getFileName()));
                    }
                }
            }
        }
        return found;
    }
}
