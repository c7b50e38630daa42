package org.lrptoolbox.canonize;

import org.lrptoolbox.network.Network;

/** Rewrites a network into one that explains better. */
@FunctionalInterface
public interface Canonizer {
    /**
     * The network that leads to the output it is seen from, rewritten; the same object if there is nothing to do. Other
     * outputs are none of its business, see {@link #apply}.
     */
    Network rewrite(Network network);

    /**
     * The rewritten network; the same object if there is nothing to do. Of several outputs each is rewritten by itself,
     * when the network is seen from it, so that what is made of one does not hang on which others there are.
     */
    default Network apply(Network network) {
        return network.rewritten(this::rewrite);
    }

    /** This rewrite followed by another. */
    default Canonizer then(Canonizer next) {
        return network -> next.rewrite(rewrite(network));
    }
}
