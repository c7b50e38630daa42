package org.lrptoolbox.onnx.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.onnx.runtime.HostMemory;

/** With a GPU or without one, there is memory. */
class PageLockedMemoryTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 1 << 20})
    void whatIsAskedForIsThere(long bytes) {
        MemorySegment memory = PageLockedMemory.of(0).allocate(bytes);
        memory.set(ValueLayout.JAVA_BYTE, bytes - 1, (byte) 7);
        assertEquals(bytes, memory.byteSize());
        assertEquals(7, memory.get(ValueLayout.JAVA_BYTE, bytes - 1));
        assertEquals(0, memory.address() % HostMemory.ALIGNMENT);
    }

    @Test
    void aCardThatIsNotThereLocksNothing() {
        assertTrue(PageLockedMemory.of(999).allocate(1 << 20).byteSize() == 1 << 20);
    }
}
