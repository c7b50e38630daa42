package org.lrptoolbox.onnx.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.ElementFunction;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.onnx.compile.CompileOptions.Start;
import org.lrptoolbox.onnx.cuda.Placement;
import org.lrptoolbox.onnx.cuda.Placement.Left;
import org.lrptoolbox.rule.Gradient;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.testing.LayerExamples.Domain;
import org.lrptoolbox.testing.LayerExamples.Example;
import org.lrptoolbox.words.Rules;

/** Every node that the compiler writes for a GPU has a kernel there, whatever the layer, the rule and the options. */
class PlacementTest {
    private static final List<CompileOptions> OPTIONS = Stream.of(Start.values()).flatMap(start -> Stream
            .of(CompileOptions.DEFAULT.withStart(start).withCuda(true))
            .flatMap(o -> Stream.of(o, o.withManyTargets(true), o.withLedger(true), o.withDeterministic(true),
                    o.withManyTargets(true).withDeterministic(true))))
            .toList();

    static Stream<Rule> rules() {
        return Rules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleOnEveryLayer(Rule rule) {
        boolean legacy = rule.getClass().getPackage() != Rule.class.getPackage();
        for (Example example : LayerExamples.all()) {
            if (rule.supports(example.layer()) && (!legacy || example.layer().isOfToolbox())) {
                requireWhole(rule, example);
            }
        }
    }

    @Test
    void everyFunction() {
        for (ElementFunction function : ElementFunction.all()) {
            requireWhole(new Gradient(), new Example(new Activation(function, 0.5, 0.7), Domain.of(function),
                    List.of(new int[]{3, 4})));
        }
    }

    private static void requireWhole(Rule rule, Example example) {
        NetworkBuilder builder = Network.builder();
        String[] names = new String[example.inputs().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = "in" + i;
            builder.input(Input.real(names[i], example.inputs().get(i)));
        }
        Network network = builder.add("layer", example.layer(), names).build();
        RuleTable rules = ChannelsFirst.of(new RuleTable("one", network, List.of(rule)), example.inputs()).rules();
        for (CompileOptions options : OPTIONS) {
            CompiledModel model = Compiler.compile(rules, options, example.inputs());
            assertEquals(List.of(), Placement.of(model.graph()).left(), rule + " on " + example + ", " + options);
            if (options.deterministic()) {
                assertEquals(Set.of(), adding(model), rule + " on " + example);
            }
        }
    }

    /** Operators whose threads add up in any order. */
    private static Set<String> adding(CompiledModel model) {
        return model.graph().getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("ConvTranspose") || node.getOpType().startsWith("Scatter")
                        && node.getAttributeList().stream().anyMatch(a -> a.getName().equals("reduction")))
                .map(NodeProto::getOpType).collect(Collectors.toSet());
    }

    /** What the processor prefers a GPU lacks: the table has to say so, or it says nothing. */
    @Test
    void whatIsMissingIsFound() {
        Placement lost = Placement.of(model(node("Celu", "x"), node("MaxUnpool", "x", "i")));
        assertEquals(List.of("Celu", "MaxUnpool"), lost.left().stream().map(Left::operator).toList());
        Placement types = Placement.of(model(node("Where", "b", "b", "b"), node("Conv", "i", "i"), node("Abs", "i")));
        assertEquals(List.of("no kernel for bool as input 1", "no kernel for int64 as input 0"), types.left().stream()
                .map(Left::reason).toList());
        assertFalse(types.isWhole());
        for (int behind = 0; behind < 2; behind++) {
            NodeProto transposed = node("ConvTranspose", "x", "x").toBuilder().addAttribute(AttributeProto.newBuilder()
                    .setName("pads").addAllInts(List.of(1L, 0L, (long) behind, 0L))).build();
            assertEquals(behind == 1, Placement.of(model(transposed)).isWhole(), "padding 1 and " + behind);
        }
        assertTrue(types.toString().contains("cuda: 3 nodes") && types.toString().contains("Conv_1"),
                types.toString());
    }

    private static NodeProto node(String operator, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(inputs)).addOutput(operator).build();
    }

    private static ModelProto model(NodeProto... nodes) {
        GraphProto.Builder graph = GraphProto.newBuilder();
        for (DataType type : List.of(DataType.FLOAT, DataType.INT64, DataType.BOOL)) {
            String name = type == DataType.FLOAT ? "x" : type == DataType.INT64 ? "i" : "b";
            graph.addInitializer(TensorProto.newBuilder().setName(name).setDataType(type.getNumber()));
        }
        for (NodeProto node : nodes) {
            graph.addNode(node.toBuilder().setName(node.getOpType() + "_" + graph.getNodeCount()));
        }
        return ModelProto.newBuilder().addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(Compiler.OPSET))
                .setGraph(graph).build();
    }

    /** A processor is given the operator that only it has. */
    @Test
    void processorsKeepTheirOperators() {
        Layer celu = new Activation(Function.CELU, 0.5, 0);
        Network network = Network.builder().input(Input.real("x", 3, 4)).add("layer", celu, "x").build();
        RuleTable rules = new RuleTable("one", network, List.of(new Gradient()));
        List<int[]> samples = List.of(new int[]{3, 4});
        assertTrue(operators(Compiler.compile(rules, CompileOptions.DEFAULT, samples)).contains("Celu"));
        assertFalse(operators(Compiler.compile(rules, CompileOptions.DEFAULT.withCuda(true), samples))
                .contains("Celu"));
    }

    private static Set<String> operators(CompiledModel model) {
        return model.graph().getGraph().getNodeList().stream().map(NodeProto::getOpType).collect(Collectors.toSet());
    }
}
