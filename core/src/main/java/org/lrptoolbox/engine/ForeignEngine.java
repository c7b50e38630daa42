package org.lrptoolbox.engine;

/** An engine that computes in a runtime of its own, outside the heap; who makes one closes it. */
public non-sealed interface ForeignEngine extends Engine {
    @Override
    void close();
}
