package org.lrptoolbox.legacy;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.network.Network;

/** Something worked out of a whole network once, for whoever asks for it layer by layer. */
final class PerNetwork<T> {
    private final Function<Network, T> worked;
    private volatile @Nullable Known<T> last;

    private record Known<T>(Network network, T what) {}

    /** To be worked out when it is first asked for. */
    PerNetwork(Function<Network, T> worked) {
        this.worked = worked;
    }

    T of(Network network) {
        Known<T> known = last;
        if (known == null || known.network != network) {
            known = new Known<>(network, worked.apply(network));
            last = known;
        }
        return known.what;
    }
}
