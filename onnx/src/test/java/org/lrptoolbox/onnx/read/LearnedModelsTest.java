package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.Protos.info;
import static org.lrptoolbox.onnx.Protos.integer;
import static org.lrptoolbox.onnx.Protos.integers;
import static org.lrptoolbox.onnx.Protos.node;
import static org.lrptoolbox.onnx.Protos.reals;
import static org.lrptoolbox.onnx.Protos.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import com.google.protobuf.ByteString;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Models of classical machine learning, as converters of scikit-learn write them. */
class LearnedModelsTest {
    private static final int FEATURES = 4;
    private static final int VECTORS = 5;

    @TempDir
    private Path folder;

    /** A node of a model, and which of its outputs is looked at. */
    private record Model(String name, int output, NodeProto... nodes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Model> models() {
        NodeProto.Builder svm = learned("SVMRegressor", 1).addAttribute(integer("n_supports", VECTORS))
                .addAttribute(random("support_vectors", VECTORS * FEATURES))
                .addAttribute(random("coefficients", VECTORS))
                .addAttribute(reals("rho", 0.3));
        NodeProto.Builder classes = learned("SVMClassifier", 2).addAttribute(integers("classlabels_ints", 0, 1))
                .addAttribute(integers("vectors_per_class", 3, 2))
                .addAttribute(random("support_vectors", VECTORS * FEATURES))
                .addAttribute(random("coefficients", VECTORS))
                .addAttribute(reals("rho", 0.3));
        AttributeProto zeros = reals("kernel_params", 0, 0, 0);
        AttributeProto parameters = reals("kernel_params", 0.4, 0.5, 3);
        return List.of(
                new Model("linear regressor", 0, learned("LinearRegressor", 1).addAttribute(random("coefficients", 8))
                        .addAttribute(random("intercepts", 2)).addAttribute(integer("targets", 2)).build()),
                new Model("linear classifier of three", 1, learned("LinearClassifier", 2)
                        .addAttribute(random("coefficients", 12)).addAttribute(random("intercepts", 3))
                        .addAttribute(integers("classlabels_ints", 0, 1, 2))
                        .addAttribute(text("post_transform", "SOFTMAX")).build()),
                new Model("linear classifier of two", 1, learned("LinearClassifier", 2)
                        .addAttribute(random("coefficients", 4)).addAttribute(random("intercepts", 1))
                        .addAttribute(integers("classlabels_ints", 0, 1))
                        .addAttribute(text("post_transform", "LOGISTIC")).build()),
                new Model("linear classifier of two names", 1, named("NONE")),
                new Model("linear classifier of two names without its softmax", 1, named("SOFTMAX")),
                new Model("linear machine", 0, svm.clone().addAttribute(text("kernel_type", "LINEAR"))
                        .addAttribute(zeros).build()),
                new Model("radial machine", 0, svm.clone().addAttribute(text("kernel_type", "RBF"))
                        .addAttribute(parameters).build()),
                new Model("sigmoid machine", 0, svm.clone().addAttribute(text("kernel_type", "SIGMOID"))
                        .addAttribute(parameters).build()),
                new Model("radial machine of two classes", 1, classes.clone().addAttribute(text("kernel_type", "RBF"))
                        .addAttribute(parameters).build()),
                new Model("linear machine of two classes", 1, classes.clone()
                        .addAttribute(text("kernel_type", "LINEAR"))
                        .addAttribute(zeros).build()),
                new Model("scaled and normalised", 0, learned("Scaler", 1).addAttribute(random("offset", FEATURES))
                        .addAttribute(random("scale", FEATURES)).setOutput(0, "scaled").build(),
                        learned("Normalizer", 1).setInput(0, "scaled").addAttribute(text("norm", "L2")).build()));
    }

    /** One score for two classes that have texts as names. */
    private static NodeProto named(String end) {
        return learned("LinearClassifier", 2).addAttribute(random("coefficients", 4))
                .addAttribute(random("intercepts", 1)).addAttribute(AttributeProto.newBuilder()
                        .setName("classlabels_strings").setType(AttributeProto.AttributeType.STRINGS)
                        .addStrings(ByteString.copyFromUtf8("cat")).addStrings(ByteString.copyFromUtf8("dog")))
                .addAttribute(text("post_transform", end)).build();
    }

    @ParameterizedTest
    @MethodSource("models")
    void computeWhatTheRuntimeComputes(Model model) throws IOException {
        Path file = write(model);
        Network network = OnnxModel.read(file).network();
        Tensor x = RandomTensors.normal(5, 1, FEATURES);
        Tensor y = new JavaEngine().predict(network, x);
        try (OnnxSession session = OnnxSession.open(file, 1); CompiledEngine compiled = new CompiledEngine()) {
            Close.assertClose(session.run(x), y, 1e-5, network.toString());
            Close.assertClose(y, compiled.predict(network, x), 1e-5, "compiled");
            Tensor own = Explainer.of(network, Composites.epsilonPlus()).explain(x, Target.dominant()).relevance();
            Close.assertClose(own, Explainer.of(network, Composites.epsilonPlus(), compiled).explain(x, Target
                    .dominant()).relevance(), 1e-4, "compiled relevance");
        }
    }

    /** Relevance of a linear machine is x_d sum_i a_i u_id. */
    @Test
    void aLinearMachineGivesEveryFeatureItsProduct() throws IOException {
        Model model = models().stream().filter(m -> m.name.equals("linear machine")).findFirst().orElseThrow();
        Tensor x = RandomTensors.normal(5, 1, FEATURES);
        Attribution why = Explainer.of(OnnxModel.read(write(model)).network(), Composites.named("epsilon")).explain(x,
                Target.dominant());
        double[] vectors = numbers(VECTORS * FEATURES);
        double[] a = numbers(VECTORS);
        for (int d = 0; d < FEATURES; d++) {
            int feature = d;
            double w = IntStream.range(0, VECTORS).mapToDouble(i -> a[i] * vectors[i * FEATURES + feature]).sum();
            assertEquals(w * x.data()[d], why.relevance().data()[d], 1e-4, "feature " + d);
        }
    }

    @Test
    void treesAreRefusedWithTheReason() throws IOException {
        Path file = write(new Model("trees", 0, learned("TreeEnsembleRegressor", 1).build()));
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).contains("decides by thresholds"), message);
    }

    private Path write(Model model) throws IOException {
        String out = model.nodes[model.nodes.length - 1].getOutput(model.output);
        GraphProto.Builder graph = GraphProto.newBuilder().setName("learned").addAllNode(List.of(model.nodes))
                .addInput(info("x", DataType.FLOAT_VALUE, 0, FEATURES)).addOutput(info(out, DataType.FLOAT_VALUE));
        ModelProto file = ModelProto.newBuilder().setIrVersion(8).setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15)).build();
        return Files.write(folder.resolve("model.onnx"), file.toByteArray());
    }

    private static NodeProto.Builder learned(String op, int outputs) {
        return node(op, IntStream.range(0, outputs).mapToObj(i -> "y" + i).toList(), "x").setName(op)
                .setDomain("ai.onnx.ml");
    }

    private static double[] numbers(int count) {
        return RandomTensors.normal(count, count).map(v -> (float) v).data();
    }

    private static AttributeProto random(String name, int count) {
        return reals(name, numbers(count));
    }

}
