package org.lrptoolbox.python.array;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which array lies at a place that a program was told: Java's arrays have no addresses, but what {@link Layout#place} says
 * leads back to them as long as they live.
 */
public final class Places {
    private static final Map<Long, WeakReference<NDArray>> TOLD = new ConcurrentHashMap<>();
    /** So many places are kept before those of arrays that are gone are looked for. */
    private static final int MANY = 1024;

    private Places() {}

    /** The place of an array's storage, which from now on is found again by {@link #at}. */
    public static long of(NDArray a) {
        if (TOLD.size() > MANY) {
            forget();
        }
        long place = Layout.place(a);
        NDArray owner = a;
        while (owner.base() instanceof NDArray base && base.storage() == a.storage()) {
            owner = base;
        }
        TOLD.put(place, new WeakReference<>(owner));
        return place;
    }

    /** The array whose storage is at that place; null if there is none, or none that was told or lives. */
    public static @Nullable NDArray at(long place) {
        WeakReference<NDArray> found = TOLD.get(place);
        return found == null ? null : found.get();
    }

    private static void forget() {
        for (Iterator<WeakReference<NDArray>> each = TOLD.values().iterator(); each.hasNext();) {
            if (each.next().get() == null) {
                each.remove();
            }
        }
    }
}
