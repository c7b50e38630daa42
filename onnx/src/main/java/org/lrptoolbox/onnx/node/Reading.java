package org.lrptoolbox.onnx.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.file.Problems;

/** One node under translation: the values it reads, where their batch lies, and the layers that come of it. */
public final class Reading extends NodeInputs {
    private final Drafts drafts;
    private final SideLayers sides;
    private final Wholes wholes;
    private final int batch;

    /**
     * A node, about to be read.
     *
     * @param batch the batch size the file is made for; negative for any, 1 if it is pinned to one sample
     */
    public Reading(Problems problems, NodeProto node, Signature signature, Map<String, Value> values,
            Constants constants, Drafts drafts, SideLayers sides, Wholes wholes, int opset, int batch)
            throws LrpFileException {
        super(problems, node, signature, values, constants, opset);
        this.drafts = drafts;
        this.sides = sides;
        this.wholes = wholes;
        this.batch = batch;
    }

    /** The batch size the file is made for; negative for any. */
    public int batch() {
        return batch;
    }

    /** Whether what is at a position is of an integer type. */
    public boolean isWhole(int position) throws LrpFileException {
        return wholes.contains(proto().getInput(position), any(position));
    }

    /** The value at a position, which depends on the network's inputs, with the batch in front. */
    public Computed value(int position) throws LrpFileException {
        return leading(raw(position));
    }

    /** The value at a position, which depends on the network's inputs, with the batch where the file has it. */
    public Computed raw(int position) throws LrpFileException {
        return switch (any(position)) {
            case Computed computed -> computed;
            case Side side -> sides.layer(side);
            case Constant c -> throw unsupported("input " + position + " is a constant; simplify the model so that "
                    + "constants are computed before it is stored");
        };
    }

    /** What is at a position as the output of a layer, constants too. */
    public Computed operand(int position) throws LrpFileException {
        if (!(any(position) instanceof Constant c)) {
            return raw(position);
        }
        Tensor numbers = constants().read(c);
        int[] file = numbers.shape();
        boolean leads = file.length > 1 && file[0] == 1;
        int[] sample = leads ? Arrays.copyOfRange(file, 1, file.length) : file;
        return constantLayer(proto().getInput(position), numbers.reshape(sample), leads ? 0 : Computed.PINNED);
    }

    /** Numbers as the output of a layer. */
    public Computed constantLayer(Tensor sample, int batchAxis) {
        return constantLayer(name() + "/constant", sample, batchAxis);
    }

    private Computed constantLayer(String name, Tensor sample, int batchAxis) {
        int index = drafts.add(name, "", new org.lrptoolbox.layer.Constant(sample), List.of());
        return new Computed(index, true, batchAxis, sample.shape());
    }

    /** A layer found before. */
    public Drafts.Draft draft(int index) {
        return drafts.get(index);
    }

    /** Whether all samples are taken one by one, so that no axis of the file need be the batch's. */
    public boolean isPinned() {
        return sides.isPinned();
    }

    /** Whether batches of the file may have any size, also where samples are taken one by one. */
    public boolean isOpen() {
        return sides.isOpen();
    }

    /** A value with the batch in front. */
    public Computed leading(Computed x) throws LrpFileException {
        if (x.batch() == 0) {
            return x;
        }
        int[] file = requirePinned(x).fileShape();
        if (file.length < 1 || file[0] != 1) {
            throw unsupported(
                    "reads a value of shape " + Shapes.openText(file) + ", whose first axis is not the batch, "
                            + "but takes samples along it");
        }
        return viewed(x, 0, Arrays.copyOfRange(file, 1, file.length));
    }

    /** A value whose axes are all those of a sample. */
    public Computed pinned(Computed x) throws LrpFileException {
        return x.batch() == Computed.PINNED
                ? x
                : viewed(x, Computed.PINNED, requirePinned(x).fileShape());
    }

    Computed requirePinned(Computed x) throws LrpFileException {
        if (!isPinned()) {
            throw unsupported("works along the batch, or moves it where layers do not find it; every sample is "
                    + "explained on its own. Export the model for a batch of one or of open size");
        }
        return x;
    }

    /** The node's result where it only gives a value another shape. */
    public Computed reshaped(Computed x, int newBatch, int... wanted) throws LrpFileException {
        int[] sample = wanted;
        if (wanted.length > 1 && !Arrays.equals(x.shape(), wanted)
                && Arrays.stream(wanted).anyMatch(d -> d == Shapes.OPEN)) {
            sample = closed(x, wanted);
        }
        if (Arrays.equals(x.shape(), sample)) {
            return new Computed(x.layer(), x.sole(), newBatch, sample);
        }
        return sample.length == 1 ? addAt(newBatch, new Flatten(), x) : addAt(newBatch, new Reshape(sample), x);
    }

    /** A shape of which one size is what is left of the numbers of a value. */
    private int[] closed(Computed x, int... wanted) throws LrpFileException {
        int size = Shapes.size(known(x));
        int[] sample = wanted.clone();
        int open = Arrays.stream(wanted).boxed().toList().indexOf(Shapes.OPEN);
        sample[open] = 1;
        int rest = Shapes.size(Arrays.stream(sample).filter(d -> d != Shapes.OPEN).toArray());
        if (rest == 0 || size % rest != 0 || Arrays.stream(sample).anyMatch(d -> d == Shapes.OPEN)) {
            throw malformed("reshapes samples of shape " + x.text() + " to " + Shapes.openText(wanted));
        }
        sample[open] = size / rest;
        return sample;
    }

    /** The same numbers in another shape, and with the batch on another axis. */
    public Computed viewed(Computed x, int newBatch, int... sample) throws LrpFileException {
        if (Arrays.equals(x.shape(), sample)) {
            return new Computed(x.layer(), x.sole(), newBatch, sample);
        }
        known(x);
        int index = drafts.addView(name(), x.layer(), sample);
        return new Computed(index, false, newBatch, sample);
    }

    /** All values it reads. */
    public Computed[] values() throws LrpFileException {
        List<Computed> all = new ArrayList<>();
        for (int i = 0; i < inputs(); i++) {
            if (has(i)) {
                all.add(value(i));
            }
        }
        return all.toArray(Computed[]::new);
    }

    /** Adds a layer of this node's name that reads the layers of the given values; the batch stays in front. */
    public Computed add(Layer layer, Computed... reads) {
        return addAt(0, layer, reads);
    }

    /** Adds a layer whose result has the batch on an axis of the file's. */
    public Computed addAt(int batchAxis, Layer layer, Computed... reads) {
        int index = drafts.add(name(), output(), layer, Arrays.stream(reads).map(Computed::layer).toList());
        return new Computed(index, true, batchAxis, drafts.shape(index));
    }

    /** Adds a layer that makes one of the node's several outputs, and is called like it. */
    public Computed addPart(int output, Layer layer, Computed x) {
        String part = proto().getOutput(output);
        int index = drafts.add(part.isEmpty() ? name() : part, part, layer, List.of(x.layer()));
        return new Computed(index, true, x.batch(), drafts.shape(index));
    }

    /** The layer that made a value; null for the network's input. */
    @Nullable
    public Layer layer(Computed value) {
        return Network.isInput(value.layer()) ? null : drafts.get(value.layer()).layer();
    }

    /** The values that the layer that made a value reads. */
    public List<Integer> sources(Computed value) {
        return Network.isInput(value.layer()) ? List.of() : drafts.get(value.layer()).inputs();
    }

    /** The output of a layer found before, with the batch where another value has it. */
    public Computed at(int layer, Computed like) {
        return new Computed(layer, false, like.batch(), drafts.shape(layer));
    }

    /** Completes the layer that made a value only this node reads. */
    public Computed complete(Computed value, Layer layer) {
        drafts.replace(value.layer(), name(), output(), layer);
        return new Computed(value.layer(), true, value.batch(), value.shape());
    }

    /** Puts a layer that does more in the place of the one that made a value, whoever else reads it. */
    public void refine(Computed value, Layer layer) {
        Drafts.Draft old = drafts.get(value.layer());
        drafts.replace(value.layer(), old.name(), old.value(), layer);
    }

    /** The shape of a value, all of which must be known. */
    public int[] known(Computed value) throws LrpFileException {
        if (!value.isKnown()) {
            throw unsupported("needs to know what it reads, which is " + value.text() + "; say the shape of an input "
                    + "sample when reading the model, such as 3x224x224");
        }
        return value.shape();
    }

    /** An axis of a value as one of its samples, from 0; negative ones count from the end. */
    public int axis(long axis, Computed value) throws LrpFileException {
        int rank = value.fileRank();
        long own = axis < 0 ? axis + rank : axis;
        if (own < 0 || own >= rank) {
            throw malformed("axis " + axis + " of a value with " + rank + " axes");
        }
        if (own == value.batch()) {
            throw unsupported("works along the batch (axis " + axis + "); every sample is explained on its own");
        }
        return (int) (value.batch() == Computed.PINNED || own < value.batch() ? own : own - 1);
    }

    /** A value of which none of these axes is the batch; pinned where one is. */
    public Computed without(Computed x, long... axes) throws LrpFileException {
        for (long axis : axes) {
            if (x.batch() != Computed.PINNED && (axis < 0 ? axis + x.fileRank() : axis) == x.batch()) {
                return pinned(x);
            }
        }
        return x;
    }

    /** Values that are combined element by element, see {@link Together}. */
    public Computed[] together(Computed... all) throws LrpFileException {
        return Together.of(this, all);
    }
}
