package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;

/** Functions of the standard that are short formulas of other operators, and decisions already taken. */
final class FunctionPieces {
    private FunctionPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "LpNormalization", FunctionPieces::normalized);
        Expansions.add(Expansions.STANDARD, "MeanVarianceNormalization", FunctionPieces::standardized);
        Expansions.add(Expansions.STANDARD, "Shrink", FunctionPieces::shrunk);
        Expansions.add(Expansions.STANDARD, "Mod", FunctionPieces::rest);
        Expansions.add(Expansions.STANDARD, "Trilu", FunctionPieces::triangle);
        Expansions.add(Expansions.STANDARD, "CenterCropPad", FunctionPieces::centred);
        Expansions.add(Expansions.STANDARD, "ReverseSequence", FunctionPieces::reversed);
        Expansions.add(Expansions.STANDARD, "If", FunctionPieces::decided);
        for (String op : List.of("RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike",
                "Multinomial",
                "Bernoulli")) {
            refused(op, "makes random numbers, of which no answer can be explained; export the model for inference");
        }
        for (String op : List.of("NonMaxSuppression", "NonZero", "Unique", "Compress")) {
            refused(op, "makes as many results as there happen to be; explain an output before it, with --output");
        }
        for (String op : List.of("SoftmaxCrossEntropyLoss", "NegativeLogLikelihoodLoss")) {
            refused(op, "is a loss, which training asks for; explain the scores before it, with --output");
        }
        refused("TensorScatter", "keeps what was computed for earlier words; export the model without a cache");
    }

    private static void refused(String op, String why) {
        Expansions.add(Expansions.STANDARD, op, p -> {
            throw p.node().unsupported(why);
        });
    }

    /** x / ||x||, 0 where all are 0. */
    private static void normalized(Pieces p) throws LrpFileException {
        long power = p.node().attributes().integer("p", 2);
        if (power != 1 && power != 2) {
            throw p.node().malformed("has p=" + power + "; 1 or 2 is expected");
        }
        long axis = p.node().attributes().integer("axis", -1);
        if (power == 1) {
            String norm = p.add("Max", p.reduced("ReduceL1", p.input(0), axis), p.number(1e-30)).value();
            p.add("Div", p.input(0), norm).as(0);
        } else {
            // The root of what is never 0, so that it has a slope.
            String square = p.add("Max", p.reduced("ReduceSumSquare", p.input(0), axis), p.number(1e-30)).value();
            p.add("Div", p.input(0), p.add("Sqrt", square).value()).as(0);
        }
    }

    /** (x - mean) / (deviation + 1e-9). */
    private static void standardized(Pieces p) throws LrpFileException {
        long[] axes = p.node().attributes().integers("axes");
        axes = axes.length == 0 ? new long[]{0, 2, 3} : axes;
        String centred = p.add("Sub", p.input(0), p.reduced("ReduceMean", p.input(0), axes)).value();
        String square = p.add("Pow", centred, p.number(2)).value();
        String variance = p.reduced("ReduceMean", square, axes);
        String deviation = p.add("Add", p.add("Sqrt", variance).value(), p.number(1e-9)).value();
        p.add("Div", centred, deviation).as(0);
    }

    /** What is left of a once as many b as fit are taken away; they are counted towards zero, or downwards. */
    private static void rest(Pieces p) throws LrpFileException {
        if (p.node().isWhole(0) && p.node().isWhole(1)) {
            String towardsZero = without(p, p.input(0), p.add("Div", p.input(0), p.input(1)).value());
            if (p.node().attributes().integer("fmod", 0) != 0) {
                p.same(towardsZero, 0);
                return;
            }
            String sameSign = p.add("Add", towardsZero, p.input(1)).value();
            p.same(without(p, sameSign, p.add("Div", sameSign, p.input(1)).value()), 0);
            return;
        }
        boolean downwards = p.node().attributes().integer("fmod", 0) == 0;
        boolean finite = p.node().isConstant(1)
                && Arrays.stream(p.node().numbers(1).data()).allMatch(Double::isFinite);
        String quotient = p.add("Div", p.input(0), p.input(1)).value();
        if (finite && downwards) {
            p.same(without(p, p.input(0), p.add("Floor", quotient).value()), 0);
            return;
        }
        String count = p.add("Mul", p.add("Floor", p.add("Abs", quotient).value()).value(),
                p.add("Sign", quotient).value()).value();
        if (finite) {
            p.same(without(p, p.input(0), count), 0);
            return;
        }
        // Infinity is taken away no times, which is nothing.
        String none = p.add("Equal", count, p.number(0)).value();
        String taken = p.add("Where", none, p.number(0), p.add("Mul", p.input(1), count).value()).value();
        String left = p.add("Sub", p.input(0), taken).value();
        if (downwards) {
            String other = p.add("Less", p.add("Mul", left, p.input(1)).value(), p.number(0)).value();
            left = p.add("Where", other, p.add("Add", left, p.input(1)).value(), left).value();
        }
        p.same(left, 0);
    }

    /** A number less as many times the second one as are counted. */
    private static String without(Pieces p, String from, String count) {
        return p.add("Sub", from, p.add("Mul", p.input(1), count).value()).value();
    }

    /** x + bias below -lambd, x - bias above lambd, 0 between. */
    private static void shrunk(Pieces p) throws LrpFileException {
        double bias = p.node().attributes().real("bias", 0);
        double lambda = p.node().attributes().real("lambd", 0.5);
        String x = p.input(0);
        String high = p.add("Where", p.add("Less", p.number(lambda), x).value(),
                p.add("Sub", x, p.number(bias)).value(), p.number(0)).value();
        p.add("Where", p.add("Less", x, p.number(-lambda)).value(), p.add("Add", x, p.number(bias)).value(), high)
                .as(0);
    }

    private static void triangle(Pieces p) throws LrpFileException {
        boolean upper = p.node().attributes().integer("upper", 1) != 0;
        int[] x = p.known(0, p.shape(0).length);
        long k = p.node().has(1) ? (long) p.node().numbers(1).data()[0] : 0;
        if (x.length < 2 || x[x.length - 2] < 0) {
            throw p.node().malformed("reads values of " + x.length + " axes; at least two are expected");
        }
        int rows = x[x.length - 2];
        int columns = x[x.length - 1];
        p.node().constants().charge((long) rows * columns);
        Tensor kept = Tensor.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                kept.data()[i * columns + j] = (upper ? j - i >= k : j - i <= k) ? 1 : 0;
            }
        }
        p.add("Mul", p.input(0), p.numbers(kept)).as(0);
    }

    /** The middle of axes that are too long, zeros around those that are too short. */
    private static void centred(Pieces p) throws LrpFileException {
        int[] x = p.shape(0);
        double[] wanted = p.node().numbers(1).data();
        long[] axes = p.node().attributes().integers("axes");
        axes = axes.length == 0 ? LongStream.range(0, x.length).toArray() : axes;
        if (axes.length != wanted.length) {
            throw p.node().malformed("has " + wanted.length + " sizes for " + axes.length + " axes");
        }
        String value = p.input(0);
        for (int i = 0; i < axes.length; i++) {
            int axis = (int) (axes[i] < 0 ? axes[i] + x.length : axes[i]);
            if (axis < 0 || axis >= x.length || x[axis] < 0 || !(wanted[i] >= 1) || wanted[i] > 1 << 24) {
                throw p.node().malformed("gives axis " + axes[i] + " the size " + wanted[i]);
            }
            int more = (int) wanted[i] - x[axis];
            if (more < 0) {
                int from = -more / 2;
                value = p.slice(value, axis, from, from + (long) wanted[i], 1);
            } else if (more > 0) {
                long[] pads = new long[2 * x.length];
                pads[axis] = more / 2;
                pads[axis + x.length] = more - pads[axis];
                value = p.add("Pad", value, p.integers(pads)).value();
            }
        }
        p.add("Identity", value).as(0);
    }

    /** The first so many positions the other way round, for each sample of a stored length. */
    private static void reversed(Pieces p) throws LrpFileException {
        long batch = p.node().attributes().integer("batch_axis", 1);
        long time = p.node().attributes().integer("time_axis", 0);
        double[] lengths = p.node().numbers(1).data();
        int[] x = p.shape(0);
        if (lengths.length > 1 && p.node().any(0) instanceof Computed c && c.batch() != Computed.PINNED
                && !p.node().isPinned()) {
            throw p.node().unsupported("treats every sample of the batch in a way of its own");
        }
        if (x.length < 2 || batch + time != 1 || batch * time != 0 || lengths.length != Math.abs(x[(int) batch])
                || x[(int) time] < 1) {
            throw p.node().unsupported("reverses values along axis " + time + " for a batch along axis " + batch);
        }
        String[] parts = new String[lengths.length];
        for (int b = 0; b < parts.length; b++) {
            int length = (int) lengths[b];
            if (length < 0 || length > x[(int) time]) {
                throw p.node().malformed("reverses " + length + " of " + x[(int) time] + " positions");
            }
            long[] order = LongStream.range(0, x[(int) time]).map(i -> i < length ? length - 1 - i : i).toArray();
            String row = lengths.length == 1 ? p.input(0) : p.slice(p.input(0), batch, b, b + 1L, 1);
            parts[b] = p.add("Gather", row, p.integers(order)).integer("axis", time).value();
        }
        if (parts.length == 1) {
            p.add("Identity", parts[0]).as(0);
        } else {
            p.add("Concat", parts).integer("axis", batch).as(0);
        }
    }

    /** One branch, where the condition is stored or follows from shapes. */
    private static void decided(Pieces p) throws LrpFileException {
        if (!(p.node().any(0) instanceof Constant condition)) {
            throw p.node().unsupported("decides by what it reads which part of the network runs; relevance needs one "
                    + "network for all inputs. Export the branch that is wanted");
        }
        String taken = p.node().constants().read(condition).data()[0] != 0 ? "then_branch" : "else_branch";
        p.node().attributes().has("then_branch");
        p.node().attributes().has("else_branch");
        AttributeProto branch = p.node().proto().getAttributeList().stream().filter(a -> a.getName().equals(taken))
                .findFirst().orElseThrow(() -> p.node().malformed("has no " + taken));
        GraphProto graph = branch.getG();
        if (graph.getInputCount() != 0 || graph.getOutputCount() != p.node().proto().getOutputCount()) {
            throw p.node().malformed("has " + p.node().proto().getOutputCount() + " outputs and a branch of "
                    + graph.getInputCount() + " inputs and " + graph.getOutputCount() + " outputs");
        }
        Branch.write(p, graph);
    }
}
