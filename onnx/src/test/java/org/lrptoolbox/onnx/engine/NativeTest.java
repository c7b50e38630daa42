package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers reach the runtime at whole multiples of four, wherever they lay. */
class NativeTest {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    @ParameterizedTest(name = "{1} numbers, {0} bytes askew")
    @CsvSource({"0, 10", "1, 10", "3, 1000", "1, 400000", "2, 300001"})
    void numbersAreTheSame(int askew, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(askew + 4L * count, 8).asSlice(askew);
            for (int i = 0; i < count; i++) {
                bytes.set(FLOAT, 4L * i, i * 0.5f);
            }
            ByteBuffer found = Native.of(bytes.asReadOnly());
            assertTrue(found.isDirect());
            assertEquals(0, MemorySegment.ofBuffer(found).address() % 4);
            assertEquals(4 * count, found.remaining());
            for (int i = 0; i < count; i++) {
                assertEquals(i * 0.5f, found.getFloat(4 * i));
            }
        }
    }
}
