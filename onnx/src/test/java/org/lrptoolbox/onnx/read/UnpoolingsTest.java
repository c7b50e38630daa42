package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Numbers put back to the places a MaxPool found, as a MaxUnpool says it and as PyTorch's newer exporter does. */
class UnpoolingsTest {
    private static final int[] IMAGE = {3, 7, 9};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("networks")
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertForward(1);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hasTheGradientOfFiniteDifferences(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertGradient();
    }

    /** Nothing but copies: what relevance there is arrives. */
    @ParameterizedTest
    @MethodSource("networks")
    void relevanceGoesBackToWhereNumbersCameFrom(Case model) throws IOException {
        Network network = OnnxModel.read(written(model)).network();
        Tensor x = RandomTensors.normal(5, Shapes.batch(1, model.sample()));
        Tensor seed = new JavaEngine().predict(network, x);
        Explainer java = Explainer.of(network, Composites.named("epsilon-plus"), new JavaEngine());
        Tensor found = java.explain(x, Target.seed(seed)).relevance();
        assertEquals(seed.sum(), found.sum(), 1e-9 * seed.sum(), model.name());
        try (CompiledEngine engine = new CompiledEngine()) {
            Explainer compiled = Explainer.of(network, Composites.named("epsilon-plus"), engine);
            Close.assertClose(found, compiled.explain(x, Target.seed(seed)).relevance(), 1e-5, model.name());
        }
    }

    /** For a batch of one the exporter stores where planes begin. */
    @Test
    void placesOfAFixedBatchAreThoseOfAnyBatch() throws IOException {
        Tensor x = RandomTensors.normal(6, Shapes.batch(1, IMAGE));
        Tensor open = new JavaEngine().predict(OnnxModel.read(written(cases(63).getFirst())).network(), x);
        Tensor fixed = new JavaEngine().predict(OnnxModel.read(one(written(cases(63).getLast()))).network(), x);
        Close.assertClose(open, fixed, 0, "a batch of one");
        assertTrue(open.sum() > 0);
    }

    @Test
    void takesOtherPlacesForNoPlacesOfAPooling() {
        List<Case> others = cases(62);
        assertRefused(others.getFirst(), "(Size): this operator is not supported");
        assertRefused(others.getLast(), "(MaxPool): its output 'MaxPool_2' is read");
    }

    @Test
    void refusesByNameWhatIsNotSupported() {
        assertRefused(Case.of("smaller", 13, IMAGE, f -> unpooled(f, false, 2, 2, 0)), "(MaxUnpool)",
                "makes 6 places of 3 along an axis of which 7 were pooled", "output_shape");
        assertRefused(Case.of("too much", 13, IMAGE, f -> unpooled(f, true, 16, 1, 8)), "(MaxUnpool)",
                "80 windows may have found");
    }

    /** Of several windows that found one place, the last has it; what the others have is lost. */
    @ParameterizedTest
    @MethodSource("overlapping")
    void placesThatSeveralWindowsFoundHaveTheNumberOfTheLast(Case model) throws IOException {
        RuntimeTwin twin = RuntimeTwin.of(model, folder);
        twin.assertForward(1);
        twin.assertGradient();
        relevanceGoesBackToWhereNumbersCameFrom(model);
    }

    static List<Case> overlapping() {
        return List.of(Case.of("MaxUnpool of overlaps", 13, IMAGE, f -> unpooled(f, true, 3, 2, 0)),
                Case.of("MaxUnpool of padded overlaps", 13, IMAGE, f -> unpooled(f, true, 3, 2, 1)),
                Case.of("MaxUnpool of all windows", 13, IMAGE, f -> unpooled(f, true, 2, 1, 0)),
                Case.of("MaxUnpool of overlaps in depth", 13, shape(2, 5, 4, 4), f -> volumes(f, 3, 2, 2)),
                Case.of("MaxUnpool of overlapping volumes", 13, shape(2, 5, 7, 7), f -> volumes(f, 3, 3, 3, 2, 2)),
                Case.of("MaxUnpool of overlapping signals", 13, shape(3, 9), f -> {
                    List<String> found = f.node("MaxPool", f.x).ints("kernel_shape", 4).ints("strides", 2).values(2);
                    return f.node("MaxUnpool", values(f, found.getFirst()), found.getLast(),
                            f.node("Shape", f.x).value()).ints("kernel_shape", 4).ints("strides", 2).value();
                }));
    }

    static List<Case> networks() {
        List<Case> all = new ArrayList<>();
        all.add(Case.of("MaxUnpool", 13, shape(3, 6, 8), f -> unpooled(f, false, 2, 2, 0)));
        all.add(Case.of("MaxUnpool, padded", 13, shape(3, 7, 7), f -> unpooled(f, false, 3, 3, 1)));
        all.add(Case.of("MaxUnpool of a size", 13, IMAGE, f -> unpooled(f, true, 2, 2, 0)));
        all.add(Case.of("MaxUnpool with gaps", 13, IMAGE, f -> unpooled(f, true, 2, 3, 0)));
        all.add(Case.of("MaxUnpool of signals", 13, shape(3, 9), f -> {
            List<String> found = f.node("MaxPool", f.x).ints("kernel_shape", 3).ints("strides", 3).values(2);
            return f.node("MaxUnpool", values(f, found.getFirst()), found.getLast()).ints("kernel_shape", 3)
                    .ints("strides", 3).value();
        }));
        all.add(Case.of("MaxUnpool of volumes", 13, shape(2, 4, 6, 4), f -> volumes(f, 2, 3, 2)));
        all.add(cases(63).getFirst());
        return all;
    }

    /** What PyTorch's newer exporter writes for images of 7x9, where planes begin at multiples of a number. */
    private static List<Case> cases(int plane) {
        return List.of(Case.of("ScatterND, any batch", 18, IMAGE, f -> scattered(f, counted(f, plane), -1)),
                Case.of("ScatterND, a batch of one", 18, IMAGE, f -> scattered(f, f.graph.constantIntegers("starts",
                        new long[]{0, plane, 2L * plane}, 1, 3, 1, 1), 1)));
    }

    private static String counted(Foreign f, int plane) {
        String count = f.node("Mul", f.node("Size", f.x).value(), f.graph.constantIntegers("3", new long[]{3}))
                .value();
        String planes = f.node("Div", count, f.graph.constantIntegers("189", new long[]{189})).value();
        String range = f.node("Range", f.graph.constantIntegers("0", new long[]{0}), planes,
                f.graph.constantIntegers("1", new long[]{1})).value();
        String view = f.node("Reshape", range, f.integers(-1, 3, 1, 1)).value();
        return f.node("Mul", view, f.graph.constantIntegers("plane", new long[]{plane})).value();
    }

    private static String scattered(Foreign f, String starts, int batch) {
        List<String> found = windows(f.node("MaxPool", f.x), 2, 2, 0).values(2);
        String each = windows(f.node("MaxPool", f.x), 1, 1, 0).values(2).getLast();
        String first = f.node("Slice", each, f.integers(0, 0), f.integers(1, 1), f.integers(2, 3)).value();
        String places = f.node("Add", f.node("Sub", found.getLast(), first).value(), starts).value();
        String flat = f.integers(-1);
        String rows = f.node("Unsqueeze", f.node("Reshape", places, flat).value(), flat).value();
        String zeros = f.node("ConstantOfShape", f.node("Shape", f.x).value()).value();
        String put = f.node("ScatterND", f.node("Reshape", zeros, flat).value(), rows,
                f.node("Reshape", values(f, found.getFirst()), flat).value()).value();
        return f.node("Reshape", put, f.integers(batch, 3, 7, 9)).value();
    }

    /** What is put back: other numbers than were found, so that it matters which window a place belongs to. */
    private static String values(Foreign f, String pooled) {
        String ones = f.node("Equal", pooled, pooled).value();
        String counted = f
                .node("CumSum", f.node("Cast", ones).integer("to", 1).value(), f.graph.constantIntegers("last",
                        new long[]{-1}))
                .value();
        return f.node("Mul", f.node("Abs", pooled).value(), counted).value();
    }

    private static String unpooled(Foreign f, boolean sized, int size, int stride, int pad) {
        List<String> found = windows(f.node("MaxPool", f.x), size, stride, pad).values(2);
        String values = values(f, found.getFirst());
        NodeBuilder back = sized
                ? f.node("MaxUnpool", values, found.getLast(), f.node("Shape", f.x).value())
                : f.node("MaxUnpool", values, found.getLast());
        return windows(back, size, stride, pad).value();
    }

    /** Windows of such sizes, two slices apart. */
    private static String volumes(Foreign f, int d, int h, int w) {
        return volumes(f, d, h, w, h, w);
    }

    /** Windows of such sizes, two slices apart, and as many rows and columns. */
    private static String volumes(Foreign f, int d, int h, int w, int down, int across) {
        List<String> found = f.node("MaxPool", f.x).ints("kernel_shape", d, h, w).ints("strides", 2, down, across)
                .values(2);
        return f.node("MaxUnpool", values(f, found.getFirst()), found.getLast()).ints("kernel_shape", d, h, w)
                .ints("strides", 2, down, across).value();
    }

    private static NodeBuilder windows(NodeBuilder node, int size, int stride, int pad) {
        return node.ints("kernel_shape", size, size).ints("strides", stride, stride).ints("pads", pad, pad, pad, pad);
    }

    private Path written(Case model) throws IOException {
        Foreign foreign = new Foreign(model.opset(), model.sample());
        return foreign.write(folder, model.nodes().apply(foreign));
    }

    /** The file for a batch of one. */
    private static Path one(Path file) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
        model.getGraphBuilder().getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder()
                .getDimBuilder(0).setDimValue(1);
        return Files.write(file, model.build().toByteArray());
    }

    private void assertRefused(Case model, String... words) {
        UnsupportedModelException e = assertThrows(UnsupportedModelException.class,
                () -> OnnxModel.read(written(model)), model.name());
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }
}
