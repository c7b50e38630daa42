package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;

/**
 * The answers to a question about two values, as 1 and 0; sizes of 1 stretch.
 *
 * @param question what is asked
 */
public record Compare(Comparison question) implements SideLayer, StretchingLayer {
    @Override
    public int arity() {
        return 2;
    }

    @Override
    public String describe() {
        return question.name();
    }

    @Override
    public boolean makesAnswers() {
        return true;
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        return a.compare(question, inputs.get(0), inputs.get(1));
    }
}
