package org.lrptoolbox.layer;

/**
 * The product of two computed values, linear in each: gates, attention. Both take part of the relevance, and how it is
 * shared is a rule's choice.
 */
public interface BilinearLayer extends Layer {
    @Override
    default int arity() {
        return 2;
    }
}
