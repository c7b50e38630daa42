package org.lrptoolbox.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/**
 * Adds its inputs, which have one shape or stretch to one: the end of a skip connection.
 *
 * @param arity how many inputs it adds, at least 1
 */
public record Sum(int arity) implements SumLayer, StretchingLayer, TakesScales {
    @Override
    public String describe() {
        return arity + " inputs";
    }

    @Override
    public boolean isIdentity() {
        return arity == 1;
    }

    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        return inputs.stream().reduce(a::plus).orElseThrow();
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return inputs.stream().map(x -> a.sumTo(dy, a.shape(x))).toList();
    }

    @Override
    public int channelsMade(int... read) {
        return read[0];
    }

    /** One term takes the shift. */
    @Override
    public List<ChannelScale> moved(ChannelScale behind, int... channels) {
        List<ChannelScale> all = new ArrayList<>(Collections.nCopies(arity, behind.withoutShift()));
        all.set(0, behind);
        return all;
    }

    @Override
    public boolean isOfToolbox() {
        return true;
    }

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return readsNone;
    }
}
