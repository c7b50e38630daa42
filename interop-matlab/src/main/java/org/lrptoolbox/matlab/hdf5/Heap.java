package org.lrptoolbox.matlab.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of different lengths in a file that is written, each once: one global heap collection. */
final class Heap {
    private static final int HEADER = 16;
    /** The HDF5 library reads that much at once. */
    private static final int SMALLEST = 4096;
    private static final int MOST = 0xffff;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private long address;

    /** Where the heap lies; known after the first pass over a file. */
    void at(long place) {
        address = place;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** The places of texts: length, address of the heap, number. */
    byte[] places(List<String> texts) {
        ByteBuffer places = ByteBuffer.allocate(16 * texts.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : texts) {
            int number = numbers.computeIfAbsent(text, absent -> numbers.size() + 1);
            if (number > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " different names of fields");
            }
            places.putInt(text.length()).putLong(address).putInt(number);
        }
        return places.array();
    }

    byte[] bytes() {
        int content = numbers.keySet().stream().mapToInt(text -> HEADER + padded(text.length())).sum();
        int size = Math.max(SMALLEST, HEADER + content + HEADER);
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(size);
        numbers.forEach((text, number) -> {
            bytes.putShort((short) (int) number).putShort((short) 1).putInt(0).putLong(text.length());
            bytes.put(text.getBytes(StandardCharsets.US_ASCII)).position((bytes.position() + 7) / 8 * 8);
        });
        // What is left, as number 0.
        bytes.putShort((short) 0).putShort((short) 0).putInt(0).putLong((long) size - HEADER - content);
        return bytes.array();
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }
}
