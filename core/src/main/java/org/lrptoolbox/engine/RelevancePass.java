package org.lrptoolbox.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** One relevance pass over a trace, chunk by chunk: the loop at the heart of LRP. */
final class RelevancePass {
    private final Trace trace;
    private final Network network;
    private final RuleTable rules;
    private final TensorAlgebra algebra = new TensorAlgebra();
    private final Map<Integer, List<Tensor>> layers = new HashMap<>();
    private final List<Tensor> inputs = new ArrayList<>();
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
        @Nullable
        Tensor[] relevance = new @Nullable Tensor[network.size()];
        @Nullable
        Tensor[] atInput = new @Nullable Tensor[1];
        relevance[network.size() - 1] = seed.slice(from, from + part.input().batch());
        for (Node node : network.nodes().reversed()) {
            Tensor r = relevance[node.index()];
            if (r == null) {
                r = Tensor.zeros(part.output(node).shape());
            }
            List<Tensor> kept = layers.get(node.index());
            if (kept != null) {
                kept.add(r);
            }
            List<Tensor> shares = step(node, part, r);
            for (int i = 0; i < shares.size(); i++) {
                int source = node.inputs().get(i);
                if (source == Network.INPUT) {
                    atInput[0] = sum(atInput[0], shares.get(i));
                } else {
                    relevance[source] = sum(relevance[source], shares.get(i));
                }
            }
            relevance[node.index()] = null;
        }
        Tensor result = atInput[0];
        inputs.add(result == null ? Tensor.zeros(part.input().shape()) : result);
    }

    private List<Tensor> step(Node node, Trace.Part part, Tensor r) {
        Account account = accounts[node.index()];
        List<Tensor> shares = rules.rule(node).relevance(new Step<>(algebra, node.layer(), part.inputs(node),
                part.output(node), r, wantsLedger ? account : null));
        if (wantsLedger) {
            account.in += r.sum();
            for (Tensor share : shares) {
                account.out += share.sum();
            }
        }
        return shares;
    }

    private Tensor sum(@Nullable Tensor a, Tensor b) {
        return a == null ? b : algebra.plus(a, b);
    }

    Relevance result() {
        Map<Integer, Tensor> joined = new HashMap<>();
        layers.forEach((index, parts) -> joined.put(index, Chunks.join(parts)));
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Node node : wantsLedger ? network.nodes() : List.<Node>of()) {
            Account a = accounts[node.index()];
            entries.add(new Ledger.Entry(node.index(), node.name(), rules.rule(node).label(), a.in, a.out, a.bias,
                    a.stabilizer));
        }
        Collections.reverse(entries);
        return new Relevance(Chunks.join(inputs), joined, new Ledger(entries));
    }
}
