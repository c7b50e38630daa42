package org.lrptoolbox.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.kernel.Parallel;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * What one forward pass produced: the output, and the activations of every layer as far as the budget allows. What is
 * not kept is computed again, chunk by chunk, when asked for; so memory is bounded by the budget, never by the batch.
 *
 * <p>A trace refers to the network and the input it was made from; neither may be changed while it is in use.
 */
public final class Trace {
    /** Batches of more times the budget are kept not even in part. */
    private static final long FEW = 4;
    /** In the place of what no later node reads. */
    private static final Tensor GONE = Tensor.zeros(0);

    private final Network network;
    private final List<Tensor> inputs;
    private final Tensor output;
    private final int chunkSize;
    /** Chunks side by side take as many times the memory of one; so they have to be as small as the budget says. */
    private final boolean sideBySide;
    private final AtomicReferenceArray<@Nullable List<Tensor>> kept;

    private Trace(Network network, List<Tensor> inputs, Budget budget) {
        this.network = network;
        this.inputs = List.copyOf(inputs);
        List<int[]> shapes = network.shapes(inputs.stream().map(Tensor::sampleShape).toList());
        requireOneBatch();
        long bytesPerSample = shapes.stream().mapToLong(s -> 8L * Shapes.size(s)).sum();
        // A chunk of the inputs is a copy of them.
        long inputBytes = inputs.stream().mapToLong(x -> 8L * x.sampleSize()).sum();
        this.chunkSize = budget.samplesPerChunk(batch(), bytesPerSample + inputBytes);
        this.sideBySide = bytesPerSample <= budget.chunkBytes();
        this.kept = new AtomicReferenceArray<>(chunks());
        this.output = run(budget, bytesPerSample, shapes.getLast());
    }

    /**
     * Runs a network on a batch.
     *
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     */
    public static Trace of(Network network, Tensor input, Budget budget) {
        return new Trace(network, List.of(input), budget);
    }

    /**
     * Runs a network on a batch.
     *
     * @param inputs one tensor for every input of the network, all with the same number of samples
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     */
    public static Trace of(Network network, List<Tensor> inputs, Budget budget) {
        return new Trace(network, inputs, budget);
    }

    /**
     * A pass that some other runtime has made.
     *
     * @param inputs one tensor for every input of the network
     * @param activations the output of every node, for the whole batch
     */
    public static Trace of(Network network, List<Tensor> inputs, List<Tensor> activations) {
        return new Trace(network, inputs, activations);
    }

    private Trace(Network network, List<Tensor> inputs, List<Tensor> activations) {
        this.network = network;
        this.inputs = List.copyOf(inputs);
        requireOneBatch();
        this.chunkSize = Math.max(1, batch());
        this.sideBySide = false;
        this.kept = new AtomicReferenceArray<>(1);
        this.kept.set(0, List.copyOf(activations));
        this.output = activations.getLast();
    }

    private void requireOneBatch() {
        if (inputs.stream().mapToInt(Tensor::batch).distinct().count() > 1) {
            throw new ShapeException("the inputs have different numbers of samples: " + inputs);
        }
    }

    private int batch() {
        return inputs.getFirst().batch();
    }

    private Tensor run(Budget budget, long bytesPerSample, int... outputShape) {
        int size = Shapes.size(outputShape);
        Tensor all = Tensor.zeros(Shapes.batch(batch(), outputShape));
        // Of a batch far beyond the budget a few per cent kept would save nobody anything.
        boolean some = bytesPerSample * batch() / FEW <= budget.traceBytes();
        Rooms rooms = new Rooms();
        forEachChunk(c -> {
            boolean keep = some && bytesPerSample * (c * (long) chunkSize + samples(c)) <= budget.traceBytes();
            List<Tensor> x = inputs(c, keep ? double[]::new : rooms::take);
            List<Tensor> activations = forward(x, network.size() - 1, keep);
            Tensor result = activations.get(network.size() - 1);
            System.arraycopy(result.data(), 0, all.data(), c * chunkSize * size, result.size());
            kept.set(c, keep ? activations : null);
            if (!keep) {
                rooms.giveBack(x, inputs);
            }
        });
        return all;
    }

    /** The activations of a chunk up to a node; those no later node reads are let go unless all are kept. */
    private List<Tensor> forward(List<Tensor> x, int last, boolean keep) {
        int[] lastReaders = lastReaders();
        List<Tensor> results = new ArrayList<>();
        for (Node node : network.nodes().subList(0, last + 1)) {
            results.add(node.layer().forward(inputs(node, x, results)));
            if (!keep) {
                node.inputs().stream().filter(i -> !Network.isInput(i) && lastReaders[i] == node.index())
                        .forEach(i -> results.set(i, GONE));
            }
        }
        return results;
    }

    /** For every node, the last one that reads it. */
    private int[] lastReaders() {
        int[] last = new int[network.size()];
        network.nodes().forEach(node -> node.inputs().stream().filter(i -> !Network.isInput(i))
                .forEach(i -> last[i] = node.index()));
        return last;
    }

    private static List<Tensor> inputs(Node node, List<Tensor> x, List<Tensor> results) {
        return node.inputs().stream().map(i -> Network.isInput(i) ? x.get(Network.inputNumber(i)) : results.get(i))
                .toList();
    }

    /** The network that ran. */
    public Network network() {
        return network;
    }

    /** What it ran on: the first input of the network. */
    public Tensor input() {
        return inputs.getFirst();
    }

    /** What it ran on, one tensor for every input of the network. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** What it produced. */
    public Tensor output() {
        return output;
    }

    /** The output of a node for the whole batch; computed again where it was not kept. */
    public Tensor output(Node node) {
        if (node.index() == network.size() - 1) {
            return output;
        }
        List<Tensor> parts = new ArrayList<>();
        for (int c = 0; c < chunks(); c++) {
            List<Tensor> known = kept.get(c);
            parts.add((known != null ? known : forward(inputs(c), node.index(), false)).get(node.index()));
        }
        return Rearrange.concat(parts, 0);
    }

    /** The input of a node for the whole batch, for nodes with one; computed again where it was not kept. */
    public Tensor input(Node node) {
        int source = node.inputs().getFirst();
        return Network.isInput(source) ? inputs.get(Network.inputNumber(source)) : output(network.node(source));
    }

    int chunks() {
        return Math.max(1, Math.ceilDiv(batch(), chunkSize));
    }

    /** Does something with every chunk, in any order and on several threads where the memory allows. */
    void forEachChunk(IntConsumer body) {
        if (sideBySide) {
            Parallel.forEachWhole(chunks(), body);
        } else {
            IntStream.range(0, chunks()).forEach(body);
        }
    }

    int chunkSize() {
        return chunkSize;
    }

    private int samples(int chunk) {
        return Math.min(chunkSize, batch() - chunk * chunkSize);
    }

    private List<Tensor> inputs(int chunk) {
        return inputs(chunk, double[]::new);
    }

    private List<Tensor> inputs(int chunk, IntFunction<double[]> room) {
        int from = chunk * chunkSize;
        return inputs.stream().map(x -> x.slice(from, from + samples(chunk), room)).toList();
    }

    /** Inputs and activations of one chunk. */
    record Part(List<Tensor> inputs, List<Tensor> activations) implements RelevanceWalk.Activations<Tensor> {
        @Override
        public List<Tensor> inputs(Node node) {
            return Trace.inputs(node, inputs, activations);
        }

        @Override
        public Tensor input(int number) {
            return inputs.get(number);
        }

        int batch() {
            return inputs.getFirst().batch();
        }

        @Override
        public Tensor output(Node node) {
            return activations.get(node.index());
        }
    }

    Part part(int chunk) {
        List<Tensor> known = kept.get(chunk);
        List<Tensor> x = inputs(chunk);
        return new Part(x, known != null ? known : forward(x, network.size() - 1, true));
    }
}
