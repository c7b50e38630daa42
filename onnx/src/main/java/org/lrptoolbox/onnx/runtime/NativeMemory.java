package org.lrptoolbox.onnx.runtime;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory outside the heap, freed with the object it belongs to. The collector cannot see how much that is: a thousand
 * forgotten models are a thousand small objects to it. So it is asked to look where much has gathered.
 */
final class NativeMemory {
    /** How much may be taken between two looks of the collector. */
    private static final long MUCH = 512L << 20;
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong HELD = new AtomicLong();
    private static final AtomicLong LOOK_AT = new AtomicLong(MUCH);

    private NativeMemory() {}

    /** What is held until it is released. */
    record Lease(Cleaner.Cleanable cleanable) {
        /** Frees it; nothing happens the second time. */
        void release() {
            cleanable.clean();
        }
    }

    /**
     * Ties memory to an object.
     *
     * @param owner whose end frees it
     * @param bytes how much there is, about
     * @param free frees it; must not refer to the owner
     */
    static Lease lease(Object owner, long bytes, Runnable free) {
        long held = HELD.addAndGet(bytes);
        if (held > LOOK_AT.get()) {
            System.gc();
            LOOK_AT.set(HELD.get() + MUCH);
        }
        return new Lease(CLEANER.register(owner, () -> {
            long left = HELD.addAndGet(-bytes);
            LOOK_AT.accumulateAndGet(left + MUCH, Math::min);
            free.run();
        }));
    }
}
