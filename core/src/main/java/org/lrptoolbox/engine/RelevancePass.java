package org.lrptoolbox.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** One relevance pass over a trace, chunk by chunk, with what is wanted of it. */
final class RelevancePass {
    private final Trace trace;
    private final RuleTable rules;
    private final Wanted wanted;

    RelevancePass(Trace trace, RuleTable rules, Wanted wanted) {
        this.trace = trace;
        this.rules = rules;
        this.wanted = wanted;
    }

    /** Explains the whole batch, from the relevance of its outputs. */
    Relevance run(Tensor seed) {
        ChunkPass[] passes = new ChunkPass[trace.chunks()];
        trace.forEachChunk(chunk -> passes[chunk] = new ChunkPass(rules, wanted)
                .run(trace.part(chunk), seed, chunk * trace.chunkSize()));
        List<ChunkPass> parts = List.of(passes);
        Map<Integer, Tensor> layers = new HashMap<>();
        wanted.layers().forEach(index -> layers.put(index, joined(parts, part -> part.layer(index))));
        List<Tensor> inputs = IntStream.range(0, trace.inputs().size())
                .mapToObj(number -> joined(parts, part -> part.input(number))).toList();
        return new Relevance(inputs, layers, new Ledger(wanted.ledger() ? entries(parts) : List.of()));
    }

    private static Tensor joined(List<ChunkPass> parts, Function<ChunkPass, Tensor> tensor) {
        return Rearrange.concat(parts.stream().map(tensor).toList(), 0);
    }

    /** The ledger, from the output to the input; chunks are summed up in their order, whoever was done first. */
    private List<Ledger.Entry> entries(List<ChunkPass> parts) {
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Node node : trace.network().nodes()) {
            Account sum = new Account();
            parts.forEach(part -> sum.add(part.account(node)));
            entries.add(sum.entry(node, rules.rule(node).label()));
        }
        Collections.reverse(entries);
        return entries;
    }
}
