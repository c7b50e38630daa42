package org.lrptoolbox.python.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import javax.management.NotificationEmitter;

/**
 * Keeps memory near what a program really holds. Java's collectors for small heaps rather grow the heap than collect old
 * arrays, up to a quarter of the machine, and a numeric script leaves a large array behind with every statement. So the old
 * generation is collected whenever it has grown by a quarter since the last time.
 */
public final class HeapGuard {
    private static final long MIB = 1L << 20;
    private static final Set<String> OLD = Set.of("PS Old Gen", "Tenured Gen");
    /** Below this, and for less growth, collecting is not worth while. */
    static final long FLOOR = 256 * MIB;
    static final long LEAST_GROWTH = 64 * MIB;
    /** A script that ends sooner shall not pay for watching it. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private HeapGuard() {}

    /** Begins to watch, in the background; does nothing where another collector is in use. */
    public static void start() {
        boolean putOff = ManagementBeans.putOff();
        Thread.ofPlatform().daemon().name("heap guard").start(() -> {
            try {
                if (!putOff) {
                    // GraalPy asks for it on its way up, and Java then takes its time: better here, on another processor.
                    ManagementFactory.getPlatformMBeanServer();
                }
                Thread.sleep(PATIENCE);
                oldGeneration().ifPresent(HeapGuard::watch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The old generation of the parallel collector, or the serial one; others look after its size themselves. */
    static Optional<MemoryPoolMXBean> oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> OLD.contains(pool.getName()) && pool.isUsageThresholdSupported()).findFirst();
    }

    /** At which use to collect next, if so much was in use after the last collection. */
    static long nextThreshold(long used, long max) {
        return Math.min(Math.max(FLOOR, used + Math.max(LEAST_GROWTH, used / 4)), max);
    }

    private static void watch(MemoryPoolMXBean old) {
        NotificationEmitter memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
        memory.addNotificationListener((notification, pool) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
                collect(old);
            }
        }, null, null);
        old.setUsageThreshold(FLOOR);
    }

    private static void collect(MemoryPoolMXBean old) {
        System.gc();
        long max = old.getUsage().getMax();
        old.setUsageThreshold(nextThreshold(old.getUsage().getUsed(), max < 0 ? Long.MAX_VALUE : max));
    }
}
