package org.lrptoolbox.python.array;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which array lies at a place that a program was told: Java's arrays have no addresses, but what {@link Layout#place} says
 * leads back to them as long as they live. Every interpreter has its own, so that no program finds another one's arrays.
 */
public final class Places {
    /** So many places are kept before those of arrays that are gone are looked for. */
    private static final int MANY = 1024;

    private final Map<Long, WeakReference<NDArray>> told = new ConcurrentHashMap<>();

    /** None told yet. */
    public Places() {}

    /** The place of an array's storage, which from now on is found again by {@link #at}. */
    public long of(NDArray a) {
        if (told.size() > MANY) {
            forget();
        }
        long place = Layout.place(a);
        NDArray owner = a;
        while (owner.base() instanceof NDArray base && base.storage() == a.storage()) {
            owner = base;
        }
        told.put(place, new WeakReference<>(owner));
        return place;
    }

    /** The array whose storage is at that place; null if there is none, or none that was told or lives. */
    public @Nullable NDArray at(long place) {
        WeakReference<NDArray> found = told.get(place);
        return found == null ? null : found.get();
    }

    private void forget() {
        for (Iterator<WeakReference<NDArray>> each = told.values().iterator(); each.hasNext();) {
            if (each.next().get() == null) {
                each.remove();
            }
        }
    }
}
