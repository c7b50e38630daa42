package org.lrptoolbox.cli.caffe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lrptoolbox.tensor.Tensor;

/** Writes parameters as Caffe does, byte by byte: field numbers and lengths, and float32 numbers. */
final class CaffeFiles {
    private CaffeFiles() {}

    /** @param weights by layer and parameter: {@code conv1.W}, {@code conv1.b} */
    static byte[] bytes(Map<String, Tensor> weights) throws IOException {
        Map<String, ByteArrayOutputStream> layers = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> w : weights.entrySet()) {
            String name = w.getKey().substring(0, w.getKey().indexOf('.'));
            ByteArrayOutputStream layer = layers.computeIfAbsent(name, n -> new ByteArrayOutputStream());
            if (layer.size() == 0) {
                field(layer, 1, name.getBytes(StandardCharsets.US_ASCII));
            }
            field(layer, 7, blob(w.getValue()));
        }
        ByteArrayOutputStream net = new ByteArrayOutputStream();
        for (ByteArrayOutputStream layer : layers.values()) {
            field(net, 100, layer.toByteArray());
        }
        return net.toByteArray();
    }

    private static byte[] blob(Tensor numbers) throws IOException {
        ByteArrayOutputStream dims = new ByteArrayOutputStream();
        for (int d : numbers.shape()) {
            varint(dims, d);
        }
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        field(shape, 1, dims.toByteArray());
        ByteBuffer data = ByteBuffer.allocate(4 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : numbers.data()) {
            data.putFloat((float) v);
        }
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        field(blob, 7, shape.toByteArray());
        field(blob, 5, data.array());
        return blob.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) throws IOException {
        varint(out, number << 3 | 2);
        varint(out, content.length);
        out.write(content);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 127) {
            out.write(rest & 127 | 128);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
