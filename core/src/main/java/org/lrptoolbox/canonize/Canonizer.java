package org.lrptoolbox.canonize;

import org.lrptoolbox.network.Network;

/** Rewrites a network into one that explains better. */
@FunctionalInterface
public interface Canonizer {
    /** The rewritten network; the same object if there is nothing to do. */
    Network apply(Network network);

    /** This rewrite followed by another. */
    default Canonizer then(Canonizer next) {
        return network -> next.apply(apply(network));
    }
}
