package org.lrptoolbox.python.run;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The processor time this process has used, of all its threads, user and system; what Python's {@code time.process_time}
 * means. Where the system has a clock for it, to the nanosecond; Java's own counts hundredths of a second.
 */
public final class ProcessorTime {
    private static final long SECOND = 1_000_000_000;
    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    /** CLOCK_PROCESS_CPUTIME_ID. */
    private static final int CLOCK = OS.startsWith("mac") ? 12 : 2;
    private static final @Nullable MethodHandle CLOCK_GETTIME = clock();

    private ProcessorTime() {}

    /** In nanoseconds. */
    public static long nanos() {
        return CLOCK_GETTIME == null ? coarse() : fine(CLOCK_GETTIME);
    }

    private static long coarse() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }

    private static long fine(MethodHandle clock) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
            return (int) clock.invokeExact(CLOCK, time) == 0
                    ? time.getAtIndex(ValueLayout.JAVA_LONG, 0) * SECOND + time.getAtIndex(ValueLayout.JAVA_LONG, 1)
                    : coarse();
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime", e);
        }
    }

    @SuppressWarnings("restricted") // the system's clock is what this class is for
    private static @Nullable MethodHandle clock() {
        if (!OS.startsWith("linux") && !OS.startsWith("mac") || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("clock_gettime").map(found -> linker.downcallHandle(found,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS))).orElse(null);
    }
}
