package org.lrptoolbox.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** The relevance pass over one chunk of a batch, and what was wanted of it. */
final class ChunkPass implements RelevanceWalk.Listener<Tensor> {
    private final RuleTable rules;
    private final Wanted wanted;
    private final List<Tensor> inputs = new ArrayList<>();
    private final Map<Integer, Tensor> layers = new HashMap<>();
    private final List<Account> accounts;

    ChunkPass(RuleTable rules, Wanted wanted) {
        this.rules = rules;
        this.wanted = wanted;
        this.accounts = Stream.generate(Account::new).limit(rules.network().size()).toList();
    }

    /** Explains a chunk whose first sample is number {@code from} of those that {@code seed} holds relevance for. */
    ChunkPass run(Trace.Part part, Tensor seed, int from) {
        TensorAlgebra algebra = new TensorAlgebra();
        List<@Nullable Tensor> results = new RelevanceWalk<>(rules, algebra, part, this)
                .run(seed.slice(from, from + part.batch()));
        for (Tensor x : part.inputs()) {
            Tensor result = results.get(inputs.size());
            inputs.add(result == null ? Tensor.zeros(x.shape()) : algebra.whole(result, x));
        }
        for (int index : wanted.layers()) {
            layers.computeIfAbsent(index, none -> Tensor.zeros(part.output(rules.network().node(index)).shape()));
        }
        return this;
    }

    /** The relevance of one of the network's inputs. */
    Tensor input(int number) {
        return inputs.get(number);
    }

    /** The relevance that arrived at the output of a layer: zeros where none came by. */
    Tensor layer(int index) {
        return Objects.requireNonNull(layers.get(index));
    }

    Account account(Node node) {
        return accounts.get(node.index());
    }

    @Override
    public boolean listensTo(Node node) {
        return wanted.ledger() || wanted.layers().contains(node.index());
    }

    @Override
    public void arrived(Node node, Tensor relevance) {
        if (wanted.ledger()) {
            account(node).arrived(relevance);
        }
        if (wanted.layers().contains(node.index())) {
            layers.put(node.index(), relevance);
        }
    }

    @Override
    public void handedOn(Node node, List<Tensor> shares) {
        if (wanted.ledger()) {
            shares.forEach(account(node)::handedOn);
        }
    }

    @Override
    public Step.@Nullable Losses<Tensor> losses(Node node) {
        return wanted.ledger() ? account(node) : null;
    }
}
