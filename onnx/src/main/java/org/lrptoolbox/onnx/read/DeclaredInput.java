package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;

/**
 * An input a file declares.
 *
 * @param name its name
 * @param type its number type
 * @param batch the batch size the file is made for; {@link Shapes#OPEN} for any, 1 where no axis is one
 * @param sample the shape of one sample; {@link Shapes#OPEN} where not fixed
 */
record DeclaredInput(String name, NumberType type, int batch, int... sample) {
    /** More axes than any model has. */
    private static final int MAX_RANK = 8;
    private static final int MAX_INPUTS = 64;
    /** Steps, a batch, which is one, and features. */
    private static final int STEPS_FIRST = 3;
    private static final int EXAMPLE_ROWS = 20;

    /**
     * The inputs of a graph.
     *
     * @param stored the names of its initializers, which old files list among the inputs
     * @param read the names that nodes read
     * @param options the shapes of samples, for files that leave them open
     * @param samples which axes are those of a sample
     */
    static List<DeclaredInput> of(GraphProto graph, Set<String> stored, Set<String> read, Problems problems,
            ReadOptions options, Samples samples) throws LrpFileException {
        List<ValueInfoProto> declared = graph.getInputList().stream().filter(i -> !stored.contains(i.getName()))
                .toList();
        List<ValueInfoProto> inputs = declared.size() == 1
                ? declared
                : declared.stream().filter(i -> read.contains(i.getName())).toList();
        if (inputs.isEmpty() || inputs.size() > MAX_INPUTS) {
            throw problems.unsupported("has " + inputs.size() + " inputs that are read; 1 to " + MAX_INPUTS
                    + " are expected");
        }
        Set<String> unknown = new java.util.TreeSet<>(options.shapes().keySet());
        declared.forEach(i -> unknown.remove(i.getName()));
        if (!unknown.isEmpty()) {
            throw problems
                    .unsupported("has no input " + Problems.quoted(unknown.iterator().next()) + "; its inputs are "
                            + declared.stream().limit(MAX_INPUTS).map(i -> Problems.quoted(i.getName())).toList());
        }
        List<DeclaredInput> all = new ArrayList<>();
        for (ValueInfoProto input : inputs) {
            all.add(samples == Samples.WHOLE
                    ? whole(input, problems, options)
                    : of(input, problems, inputs.size() > 1 ? 1 : 2,
                            wanted(input, inputs.size(), problems, options)));
        }
        if (samples == Samples.WHOLE && all.stream().allMatch(i -> i.sample.length > 1 && i.sample[0] == 1)) {
            throw problems.unsupported("is made for a batch of 1");
        }
        return all;
    }

    /** An input that is one sample as it is; its shape is what the file says, or the whole shape that is given. */
    private static DeclaredInput whole(ValueInfoProto input, Problems problems, ReadOptions options)
            throws LrpFileException {
        String what = what(input);
        int[] asked = options.shapes().getOrDefault(input.getName(), new int[0]);
        int[] sample = chosen(what, problems, dims(input.getType().getTensorType().getShape(), 1, what, problems,
                asked), asked);
        if (Shapes.isOpen(sample)) {
            throw problems.unsupported(what + " has the shape " + Shapes.openText(sample) + ", which is open");
        }
        return new DeclaredInput(input.getName(), number(input, what, problems), 1, sample);
    }

    /**
     * Refuses inputs that are one sample each if their shapes look like batches and nothing says that they are none, as
     * different numbers of rows do.
     */
    static void requireNoBatch(List<DeclaredInput> inputs, Problems problems) throws LrpFileException {
        if (inputs.stream().mapToInt(DeclaredInput::rows).filter(n -> n > 1).distinct().count() > 1) {
            return;
        }
        for (DeclaredInput i : inputs) {
            if (i.sample.length > STEPS_FIRST || i.sample.length == STEPS_FIRST && i.sample[1] != 1) {
                throw problems.unsupported("input " + Problems.quoted(i.name) + " has the shape "
                        + Shapes.openText(i.sample) + ", which may be a batch");
            }
        }
    }

    /** How many rows one sample has, along its first axis. */
    int rows() {
        return sample[0];
    }

    /** Whether it is said that there is just one along the first axis: a batch of one. */
    boolean isToldOne(ReadOptions options) {
        int[] whole = options.shapes().get(name);
        return whole != null && whole.length == sample.length + 1 && whole[0] == 1;
    }

    /** How to say what its whole shape is. */
    String example() {
        return name + "=" + EXAMPLE_ROWS + Arrays.stream(sample).mapToObj(d -> "x" + (d == Shapes.OPEN ? 8 : d))
                .collect(Collectors.joining());
    }

    private static String what(ValueInfoProto input) {
        return "input " + Problems.quoted(input.getName());
    }

    private static NumberType number(ValueInfoProto input, String what, Problems problems) throws LrpFileException {
        int type = input.getType().getTensorType().getElemType();
        return NumberType.of(type)
                .orElseThrow(() -> problems.unsupported(what + " is no tensor of numbers (type " + type
                        + "); float32, float64, float16, bfloat16, integers and bool are expected"));
    }

    /** The shape of a sample that is asked for; empty for what the file says. */
    private static int[] wanted(ValueInfoProto input, int inputs, Problems problems, ReadOptions options)
            throws LrpFileException {
        int[] whole = options.shapes().get(input.getName());
        if (whole == null) {
            return inputs == 1 ? options.sample() : new int[0];
        }
        int declared = input.getType().getTensorType().getShape().getDimCount();
        int[] sample = ReadOptions.sample(whole, declared == 0 ? whole.length : declared);
        if (sample.length == 0) {
            throw problems.unsupported("input " + Problems.quoted(input.getName()) + " is given the shape "
                    + Shapes.text(whole) + "; a batch and at least one more axis are expected, such as 1x12");
        }
        return sample;
    }

    /** @param least how many axes it has at least: beside other inputs, one number a sample may be the batch alone */
    private static DeclaredInput of(ValueInfoProto input, Problems problems, int least, int... wanted)
            throws LrpFileException {
        String what = what(input);
        NumberType number = number(input, what, problems);
        TensorShapeProto shape = input.getType().getTensorType().getShape();
        int[] dims = dims(shape, shape.getDimCount() == 0 ? 2 : least, what, problems, wanted);
        int[] sample = Arrays.copyOfRange(dims, 1, dims.length);
        return new DeclaredInput(input.getName(), number, dims[0], chosen(what, problems, sample, wanted));
    }

    private static int[] dims(TensorShapeProto shape, int least, String what, Problems problems, int... wanted)
            throws LrpFileException {
        int rank = shape.getDimCount();
        if (rank == 0 && wanted.length > 0) {
            int[] open = new int[wanted.length + least - 1];
            Arrays.fill(open, Shapes.OPEN);
            return open;
        }
        if (rank < least || rank > MAX_RANK) {
            throw problems.unsupported(what + " is declared with " + rank + " axes; a batch and 1 to " + (MAX_RANK - 1)
                    + " more are expected" + (rank == 0 ? "; give the shape of a sample, such as 3x224x224" : ""));
        }
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            long dim = shape.getDim(i).getDimValue();
            if (dim > Integer.MAX_VALUE) {
                throw problems.malformed(what + " has an impossible dimension " + dim);
            }
            dims[i] = dim > 0 ? (int) dim : Shapes.OPEN;
        }
        return dims;
    }

    /** The shape asked for, where it agrees with the file. */
    private static int[] chosen(String what, Problems problems, int[] sample, int... wanted) throws LrpFileException {
        int[] chosen = wanted.length == 0 ? sample : wanted.clone();
        boolean fits = chosen.length == sample.length;
        for (int i = 0; fits && i < sample.length; i++) {
            fits = sample[i] == Shapes.OPEN || sample[i] == chosen[i];
        }
        if (!fits) {
            throw problems.unsupported(what + " takes samples of shape " + Shapes.openText(sample) + ", not "
                    + Shapes.text(wanted));
        }
        try {
            Shapes.size(Arrays.stream(chosen).filter(d -> d != Shapes.OPEN).toArray());
        } catch (IllegalArgumentException e) {
            throw problems.malformed(what + " has an impossible shape: " + e.getMessage());
        }
        return chosen;
    }

    /** What the network takes. */
    Input input() {
        Input.Type kind = isMeasured()
                ? Input.Type.REAL
                : type == NumberType.BOOL ? Input.Type.BOOLEAN : Input.Type.INTEGER;
        return new Input(name, kind, Input.Order.UNKNOWN, sample);
    }

    /** Whether its numbers are measurements: real ones, and bytes, which are pixels. */
    boolean isMeasured() {
        return type.isReal() || type == NumberType.UINT8;
    }

    /** Whether all of the shape is known. */
    boolean isKnown() {
        return Arrays.stream(sample).allMatch(d -> d != Shapes.OPEN);
    }
}
