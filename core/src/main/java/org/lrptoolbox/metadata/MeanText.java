package org.lrptoolbox.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

import org.lrptoolbox.image.Mean;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * A mean image as text: {@code float32 3x256x256}, and below it the numbers, little-endian, in base 64. Numbers that
 * float32 does not hold are float64.
 */
final class MeanText {
    private static final String FLOAT = "float32";
    private static final String DOUBLE = "float64";

    private MeanText() {}

    static String write(Tensor mean) {
        double[] data = mean.data();
        boolean narrow = Arrays.stream(data).allMatch(v -> (float) v == v);
        ByteBuffer bytes = ByteBuffer.allocate(data.length * (narrow ? Float.BYTES : Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double v : data) {
            if (narrow) {
                bytes.putFloat((float) v);
            } else {
                bytes.putDouble(v);
            }
        }
        return (narrow ? FLOAT : DOUBLE) + " " + Shapes.text(mean.shape()).replaceAll("[() ]", "").replace(',', 'x')
                + "\n" + Base64.getEncoder().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException if it is none */
    static Mean read(String text, String label) {
        String[] lines = text.split("\n", 2);
        String[] words = lines[0].split(" ", -1);
        boolean narrow = words[0].equals(FLOAT);
        if (lines.length != 2 || words.length != 2 || !narrow && !words[0].equals(DOUBLE)
                || !words[1].matches("[0-9]{1,5}(x[0-9]{1,5}){2}")) {
            throw new IllegalArgumentException("a mean image begins with a line such as 'float32 3x256x256'");
        }
        int[] shape = Arrays.stream(words[1].split("x")).mapToInt(Integer::parseInt).toArray();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(lines[1])).order(ByteOrder.LITTLE_ENDIAN);
        int width = narrow ? Float.BYTES : Double.BYTES;
        if ((long) shape[0] * shape[1] * shape[2] * width != bytes.remaining()) {
            throw new IllegalArgumentException("a mean image of shape " + words[1] + " has " + bytes.remaining()
                    + " bytes of " + words[0]);
        }
        double[] data = new double[bytes.remaining() / width];
        for (int i = 0; i < data.length; i++) {
            data[i] = narrow ? bytes.getFloat() : bytes.getDouble();
            if (!Double.isFinite(data[i])) {
                throw new IllegalArgumentException("a mean image holds " + data[i]);
            }
        }
        return new Mean(label, Tensor.of(data, shape));
    }
}
