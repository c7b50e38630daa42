package org.lrptoolbox.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** One relevance pass over a trace, chunk by chunk, with what is wanted of it. */
final class RelevancePass {
    private final Trace trace;
    private final Network network;
    private final RuleTable rules;
    private final TensorAlgebra algebra = new TensorAlgebra();
    private final Map<Integer, List<Tensor>> layers = new HashMap<>();
    private final List<List<Tensor>> inputs = new ArrayList<>();
    private final Account[] accounts;
    private final boolean wantsLedger;

    /** The running sums of one layer's ledger entry. */
    private static final class Account implements Step.Losses<Tensor> {
        private double in;
        private double out;
        private double bias;
        private double stabilizer;

        @Override
        public void bias(Tensor amount) {
            bias += amount.sum();
        }

        @Override
        public void stabilizer(Tensor amount) {
            stabilizer += amount.sum();
        }
    }

    RelevancePass(Trace trace, RuleTable rules, Wanted wanted) {
        this.trace = trace;
        this.network = trace.network();
        this.rules = rules;
        this.accounts = new Account[network.size()];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = new Account();
        }
        wanted.layers().forEach(i -> layers.put(i, new ArrayList<>()));
        this.wantsLedger = wanted.ledger();
    }

    /** Explains one chunk of the batch. */
    void run(int chunk, Tensor seed) {
        Trace.Part part = trace.part(chunk);
        int from = chunk * trace.chunkSize();
        List<@Nullable Tensor> results = new RelevanceWalk<>(rules, algebra, part, new Recorder())
                .run(seed.slice(from, from + part.batch()));
        List<Tensor> found = new ArrayList<>();
        for (Tensor x : part.inputs()) {
            Tensor result = results.get(found.size());
            found.add(result == null ? Tensor.zeros(x.shape()) : algebra.whole(result, x));
        }
        inputs.add(found);
        layers.forEach((index, kept) -> {
            if (kept.size() < inputs.size()) {
                kept.add(Tensor.zeros(part.output(network.node(index)).shape()));
            }
        });
    }

    /** Keeps what is wanted. */
    private final class Recorder implements RelevanceWalk.Listener<Tensor> {
        @Override
        public boolean listensTo(Node node) {
            return wantsLedger || layers.containsKey(node.index());
        }

        @Override
        public void arrived(Node node, Tensor relevance) {
            accounts[node.index()].in += wantsLedger ? relevance.sum() : 0;
            List<Tensor> kept = layers.get(node.index());
            if (kept != null) {
                kept.add(relevance);
            }
        }

        @Override
        public void handedOn(Node node, List<Tensor> shares) {
            for (Tensor share : wantsLedger ? shares : List.<Tensor>of()) {
                accounts[node.index()].out += share.sum();
            }
        }

        @Override
        public Step.@Nullable Losses<Tensor> losses(Node node) {
            return wantsLedger ? accounts[node.index()] : null;
        }
    }

    Relevance result() {
        Map<Integer, Tensor> joined = new HashMap<>();
        layers.forEach((index, parts) -> joined.put(index, Rearrange.concat(parts, 0)));
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Node node : wantsLedger ? network.nodes() : List.<Node>of()) {
            Account a = accounts[node.index()];
            entries.add(new Ledger.Entry(node.index(), node.name(), rules.rule(node).label(), a.in, a.out, a.bias,
                    a.stabilizer));
        }
        Collections.reverse(entries);
        List<Tensor> whole = IntStream.range(0, network.inputs().size())
                .mapToObj(k -> Rearrange.concat(inputs.stream().map(chunk -> chunk.get(k)).toList(), 0)).toList();
        return new Relevance(whole, joined, new Ledger(entries));
    }
}
