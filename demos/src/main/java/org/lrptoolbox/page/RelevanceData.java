package org.lrptoolbox.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

import com.google.gson.JsonObject;
import org.lrptoolbox.tensor.Tensor;

/**
 * Relevance as a page keeps it: small, and exact enough for colours. With m the largest magnitude,
 *
 * <pre>
 * float16:  r / m in half precision, for small pictures (relative error 5e-4)
 * int8:     q = round(127 sign(r) sqrt(|r| / m)), so r = m sign(q) (q / 127)^2: finer where relevance is weak
 * </pre>
 */
public final class RelevanceData {
    private static final int SMALL = 64 * 64;
    private static final int LEVELS = Byte.MAX_VALUE;

    private RelevanceData() {}

    /**
     * As JSON: type, scale m, and the numbers, deflated, in base64.
     *
     * @param pooled one number a pixel
     */
    public static JsonObject of(Tensor pooled) {
        double magnitude = pooled.maxAbs();
        double scale = magnitude > 0 && magnitude < Double.POSITIVE_INFINITY ? magnitude : 1;
        boolean small = pooled.size() <= SMALL;
        JsonObject json = new JsonObject();
        json.addProperty("type", small ? "float16" : "int8");
        json.addProperty("scale", scale);
        json.addProperty("data", base64(small ? halves(pooled, scale) : bytes(pooled, scale)));
        return json;
    }

    private static byte[] halves(Tensor pooled, double scale) {
        ByteBuffer out = ByteBuffer.allocate(Short.BYTES * pooled.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double r : pooled.data()) {
            out.putShort(Float.floatToFloat16((float) (r / scale)));
        }
        return out.array();
    }

    private static byte[] bytes(Tensor pooled, double scale) {
        byte[] out = new byte[pooled.size()];
        for (int i = 0; i < out.length; i++) {
            double r = pooled.data()[i] / scale;
            out[i] = (byte) Math.round(LEVELS * Math.signum(r) * Math.sqrt(Math.min(Math.abs(r), 1)));
        }
        return out;
    }

    private static String base64(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
