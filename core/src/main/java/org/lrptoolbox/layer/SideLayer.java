package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/**
 * A layer that computes what a network needs besides what it looks at, from ids, masks and shapes alone: it runs
 * forward, and no relevance ever reaches it.
 */
public interface SideLayer extends Layer {
    /** Whether it makes answers: 1 for yes, 0 for no. False by default. */
    default boolean makesAnswers() {
        return false;
    }

    /** Whether it makes whole numbers; where it makes answers by default. */
    default boolean makesWholeNumbers() {
        return makesAnswers();
    }

    /** Nothing for anybody. */
    @Override
    default <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return inputs.stream().map(x -> a.none()).toList();
    }
}
