package org.lrptoolbox.onnx.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the heap which runs hand on to each other: pages never used before cost more than converting the
 * numbers they hold. It goes with this object.
 */
final class Scratch {
    /** How many pieces wait for the next run, at most: those for the inputs and outputs of a network. */
    private static final int MOST = 16;
    /** How much waits, at most. */
    private static final long MOST_BYTES = 512L << 20;

    private final HostMemory source;
    private final List<ByteBuffer> waiting = new ArrayList<>();

    Scratch(HostMemory source) {
        this.source = source;
    }

    /** What one run has taken; closing it gives everything back. */
    final class Loan implements AutoCloseable {
        private final List<ByteBuffer> taken = new ArrayList<>();

        /** Memory of so many bytes, in the order of this processor, with whatever was there. */
        ByteBuffer memory(int bytes) {
            ByteBuffer whole = take(bytes);
            taken.add(whole);
            return whole.slice(0, bytes).order(ByteOrder.nativeOrder());
        }

        /** Whether this processor has time for other things while a session runs. */
        boolean isForOthers() {
            return source.isForOthers();
        }

        @Override
        public void close() {
            giveBack(taken);
        }
    }

    /** Begins a run. */
    Loan loan() {
        return new Loan();
    }

    private synchronized ByteBuffer take(int bytes) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            int size = waiting.get(i).capacity();
            if (size >= bytes && size / 2 <= bytes) {
                return waiting.remove(i);
            }
        }
        return source.allocate(Math.max(1, bytes)).asByteBuffer();
    }

    private synchronized void giveBack(List<ByteBuffer> memory) {
        waiting.addAll(memory);
        long bytes = waiting.stream().mapToLong(ByteBuffer::capacity).sum();
        while (waiting.size() > MOST || bytes > MOST_BYTES) {
            bytes -= waiting.removeFirst().capacity();
        }
    }
}
