package org.lrptoolbox.engine;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** The running sums of one layer's ledger entry. */
final class Account implements Step.Losses<Tensor> {
    private double in;
    private double out;
    private double bias;
    private double stabilizer;

    void arrived(Tensor relevance) {
        in += relevance.sum();
    }

    void handedOn(Tensor share) {
        out += share.sum();
    }

    @Override
    public void bias(Tensor amount) {
        bias += amount.sum();
    }

    @Override
    public void stabilizer(Tensor amount) {
        stabilizer += amount.sum();
    }

    void add(Account other) {
        in += other.in;
        out += other.out;
        bias += other.bias;
        stabilizer += other.stabilizer;
    }

    Ledger.Entry entry(Node node, String rule) {
        return new Ledger.Entry(node.index(), node.name(), rule, in, out, bias, stabilizer);
    }
}
