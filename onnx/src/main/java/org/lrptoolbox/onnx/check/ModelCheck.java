package org.lrptoolbox.onnx.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.lrptoolbox.canonize.OutputActivation;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.caffe.model.CaffeInspection;
import org.lrptoolbox.onnx.check.CheckedLayer.Status;
import org.lrptoolbox.onnx.read.Finding;
import org.lrptoolbox.onnx.read.Finding.Role;
import org.lrptoolbox.onnx.read.Inspection;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.text.Table;

/**
 * Whether a model can be explained, layer by layer, and all that stands in the way, told before anything is run:
 *
 * <pre>{@code
 * ModelCheck check = ModelCheck.of(Path.of("vgg16.onnx"));
 * System.out.println(check);
 * }</pre>
 *
 * @param layers a line for every node of a file, or every layer of a network
 * @param problem what is wrong with the model as a whole; empty if nothing is
 * @param constants how many nodes of a file make nothing but constants; they have no lines
 */
public record ModelCheck(List<CheckedLayer> layers, String problem, int constants) {
    /** Keeps a copy of the list. */
    public ModelCheck {
        layers = List.copyOf(layers);
    }

    /** A check of something that has no constants of its own. */
    public ModelCheck(List<CheckedLayer> layers, String problem) {
        this(layers, problem, 0);
    }

    /**
     * Checks an ONNX file.
     *
     * @param sample the shape of an input sample, for files that leave it open; empty for what the file says
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken, or no ONNX file
     */
    public static ModelCheck of(Path file, int... sample) throws IOException {
        return of(file, Optional.empty(), OutputActivation.DROPPED, sample);
    }

    /** Checks an ONNX file, and says which rule each layer gets from a composite. */
    public static ModelCheck of(Path file, Optional<Composite> composite, OutputActivation output, int... sample)
            throws IOException {
        return of(file, composite, output, ReadOptions.DEFAULT.withSample(sample));
    }

    /** Checks one output of an ONNX file for inputs of given shapes. */
    public static ModelCheck of(Path file, Optional<Composite> composite, OutputActivation output,
            ReadOptions options) throws IOException {
        try {
            Inspection inspection = Inspection.of(file, options);
            ModelCheck check = inspection.model().isPresent()
                    ? readable(inspection.findings(), inspection.model().get(), composite, output)
                    : new ModelCheck(inspection.findings().stream().map(ModelCheck::unreadable).toList(), "");
            return new ModelCheck(check.layers, check.problem, inspection.constants());
        } catch (UnsupportedModelException e) {
            return new ModelCheck(List.of(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks a network.
     *
     * @param sample the shape of an input sample; empty for that of its inputs, if they are known
     */
    public static ModelCheck of(Network network, Optional<Composite> composite, OutputActivation output,
            int... sample) {
        List<int[]> shapes = sample.length == 0 ? shapes(network) : network.shapes(sample);
        List<Finding> findings = network.nodes().stream().map(n -> new Finding(n.name(), n.layer().type(),
                shapes.isEmpty() ? "" : Shapes.text(shapes.get(n.index())), n.index(), n.index(), Role.LAYER, null))
                .toList();
        return readable(findings, new OnnxModel(network, List.of(), List.of()), composite, output);
    }

    private static List<int[]> shapes(Network network) {
        List<int @Nullable []> samples = network.inputs().stream().map(Input::sample).toList();
        return samples.stream().anyMatch(s -> s == null || Shapes.isOpen(s)) ? List.of() : network.shapes(samples);
    }

    /** Checks a model of Caffe; where it cannot be read, with the line of the definition that says what is not read. */
    public static ModelCheck of(CaffeInspection caffe, Optional<Composite> composite, OutputActivation output,
            int... sample) {
        return caffe.model().isPresent()
                ? of(caffe.model().get().network(), composite, output, sample)
                : new ModelCheck(caffe.layers().stream().map(l -> new CheckedLayer(l.name(), l.type(), "", 0,
                        l.problem().isEmpty() ? Status.SUPPORTED : Status.UNSUPPORTED,
                        l.problem().isEmpty() ? "" : "line " + l.line() + ": " + l.problem(), "")).toList(), "");
    }

    private static ModelCheck readable(List<Finding> findings, OnnxModel model, Optional<Composite> composite,
            OutputActivation output) {
        Canonization canonization = new Canonization(model.network(), output);
        RuleTable rules = composite.map(c -> c.rulesFor(canonization.network())).orElse(null);
        List<CheckedLayer> lines = new ArrayList<>();
        for (Finding f : findings) {
            List<Node> nodes = f.first() < 0 ? List.of() : model.network().nodes().subList(f.first(), f.last() + 1);
            if (f.role() == Role.SIDE) {
                lines.add(side(f));
            } else if (f.role() != Role.LAYER || nodes.isEmpty()) {
                String note = f.role() == Role.NOTHING
                        ? "does nothing here"
                        : nodes.isEmpty() ? "part of a later layer" : "part of " + nodes.getFirst().name();
                lines.add(new CheckedLayer(f.node(), f.operator(), f.shape(), 0, Status.SUPPORTED, note, ""));
            } else {
                lines.add(canonization.line(f, nodes, rules));
            }
        }
        return new ModelCheck(lines, "");
    }

    private static CheckedLayer side(Finding f) {
        return new CheckedLayer(f.node(), f.operator(), f.shape(), 0, Status.SIDE, "from ids, masks or shapes alone",
                "");
    }

    private static CheckedLayer unreadable(Finding f) {
        if (f.role() == Role.SIDE) {
            return side(f);
        }
        Status status = switch (f.role()) {
            case UNSUPPORTED -> Status.UNSUPPORTED;
            case UNKNOWN -> Status.UNKNOWN;
            default -> Status.SUPPORTED;
        };
        return new CheckedLayer(f.node(), f.operator(), f.shape(), 0, status, reason(f), "");
    }

    /** The message without the file and the node, which the line already has. */
    private static String reason(Finding f) {
        String problem = f.problem() == null ? "" : f.problem();
        int node = problem.indexOf("): ");
        String own = node < 0 ? problem : problem.substring(node + 3);
        return f.role() == Role.UNKNOWN ? "reads what a layer above makes; for now: " + own : own;
    }

    /** Whether the model can be explained. */
    public boolean isSupported() {
        return problem.isEmpty() && layers.stream().noneMatch(CheckedLayer::isProblem);
    }

    /** How many numbers the model has learnt, as far as it can be read. */
    public long parameters() {
        return layers.stream().mapToLong(CheckedLayer::parameters).sum();
    }

    /** The table, with the totals below it. */
    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /** The same within so many characters a line, see {@link Table#within}. */
    public String within(int most) {
        if (!problem.isEmpty()) {
            return "not supported: " + problem + "\n";
        }
        Table table = new Table("layer", "operator", "output", "parameters", "rule", "status");
        for (CheckedLayer line : layers) {
            String status = line.status().name().toLowerCase(Locale.ROOT);
            table.row(line.name(), line.operator(), line.shape(), count(line.parameters()), line.rule(),
                    line.note().isEmpty() ? status : status + ": " + line.note());
        }
        long problems = layers.stream().filter(CheckedLayer::isProblem).count();
        long canonized = layers.stream().filter(l -> l.status() == Status.CANONIZED).count();
        return table.within(most)
                + String.format(Locale.ROOT, "%d layers, %,d parameters, %d canonized; %s\n", layers.size(),
                        parameters(), canonized, problems == 0
                                ? "can be explained"
                                : "cannot be explained: " + problems
                                        + (problems == 1 ? " problem" : " problems"))
                + coverage();
    }

    private long with(Status... wanted) {
        return layers.stream().filter(l -> List.of(wanted).contains(l.status())).count();
    }

    /** How many nodes carry relevance, run aside, are constant, and cannot be read. */
    private String coverage() {
        return String.format(Locale.ROOT, "nodes: %d carrying, %d side, %d constant, %d refused\n",
                with(Status.SUPPORTED, Status.CANONIZED), with(Status.SIDE), constants,
                with(Status.UNSUPPORTED, Status.UNKNOWN));
    }

    /** The check for programs: an object of JSON. */
    public String json() {
        StringBuilder s = new StringBuilder("{\"supported\": ").append(isSupported()).append(", \"problem\": ")
                .append(quoted(problem)).append(", \"carrying\": ").append(with(Status.SUPPORTED, Status.CANONIZED))
                .append(", \"side\": ").append(with(Status.SIDE)).append(", \"constant\": ").append(constants)
                .append(", \"refused\": ").append(with(Status.UNSUPPORTED, Status.UNKNOWN)).append(", \"layers\": [");
        for (CheckedLayer l : layers) {
            s.append(l == layers.getFirst() ? "\n  " : ",\n  ").append("{\"layer\": ").append(quoted(l.name()))
                    .append(", \"operator\": ").append(quoted(l.operator())).append(", \"output\": ")
                    .append(quoted(l.shape())).append(", \"parameters\": ").append(l.parameters())
                    .append(", \"rule\": ").append(quoted(l.rule())).append(", \"status\": ")
                    .append(quoted(l.status().name().toLowerCase(Locale.ROOT))).append(", \"note\": ")
                    .append(quoted(l.note())).append('}');
        }
        return s.append("]}\n").toString();
    }

    private static String quoted(String text) {
        StringBuilder s = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> s.append('\\').append(c);
                default -> s.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return s.append('"').toString();
    }

    private static String count(long number) {
        return number == 0 ? "" : String.format(Locale.ROOT, "%,d", number);
    }
}
