package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/**
 * A layer that computes what a network needs besides what it looks at, from ids, masks and shapes alone: it runs
 * forward, and no relevance ever reaches it.
 */
public interface SideLayer extends Layer {
    /** Nothing for anybody. */
    @Override
    default <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return inputs.stream().map(x -> a.none()).toList();
    }
}
