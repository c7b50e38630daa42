package org.lrptoolbox.onnx.compile;

import java.util.List;

/**
 * What a compiled model takes and gives.
 *
 * @param start where relevance starts from
 * @param manyTargets whether one run may explain several targets of the same samples
 * @param layers the indices of the nodes whose relevance is an output too
 * @param ledger whether the sums of the conservation ledger are an output
 * @param cuda whether it is to run on a GPU, which is faster with other operators, and lacks some
 * @param deterministic whether it must give the same bits in every run on a GPU: without operators whose threads add up
 *     in any order, which costs time there
 */
public record CompileOptions(Start start, boolean manyTargets, List<Integer> layers, boolean ledger, boolean cuda,
        boolean deterministic) {
    /** Where relevance starts from. */
    public enum Start {
        /** The score of a class, whose index is an input; -1 for the strongest class, -2 for the second, and so on. */
        SCORE,
        /** The same with relevance 1, as for gradients. */
        ONE,
        /** The whole output. */
        OUTPUT,
        /** A relevance that is an input. */
        SEED
    }

    /** One target per sample, given by index, for the CPU. */
    public static final CompileOptions DEFAULT = new CompileOptions(Start.SCORE, false, List.of(), false, false, false);

    /** Copies the list. */
    public CompileOptions {
        layers = List.copyOf(layers);
    }

    /** With another start. */
    public CompileOptions withStart(Start newStart) {
        return new CompileOptions(newStart, manyTargets, layers, ledger, cuda, deterministic);
    }

    /** For several targets, or one. */
    public CompileOptions withManyTargets(boolean many) {
        return new CompileOptions(start, many, layers, ledger, cuda, deterministic);
    }

    /** With the relevance of these nodes. */
    public CompileOptions withLayers(List<Integer> nodes) {
        return new CompileOptions(start, manyTargets, nodes, ledger, cuda, deterministic);
    }

    /** With the ledger's sums, or without. */
    public CompileOptions withLedger(boolean wanted) {
        return new CompileOptions(start, manyTargets, layers, wanted, cuda, deterministic);
    }

    /** For a GPU, or not. */
    public CompileOptions withCuda(boolean gpu) {
        return new CompileOptions(start, manyTargets, layers, ledger, gpu, deterministic);
    }

    /** Of operators that give the same bits in every run, or not. */
    public CompileOptions withDeterministic(boolean same) {
        return new CompileOptions(start, manyTargets, layers, ledger, cuda, same);
    }
}
