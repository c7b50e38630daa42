package org.lrptoolbox.cli.spark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.explain.Answer;
import org.lrptoolbox.tensor.Tensor;

/** The table of explanations: a row for every picture and target. */
final class Results {
    private Results() {}

    static StructType schema(boolean half) {
        DataType numbers = half ? DataTypes.BinaryType : DataTypes.createArrayType(DataTypes.FloatType, false);
        return new StructType().add("path", DataTypes.StringType).add("folder", DataTypes.StringType)
                .add("target", DataTypes.StringType).add("label", DataTypes.StringType)
                .add("score", DataTypes.DoubleType).add("relevance", numbers)
                .add("shape", DataTypes.createArrayType(DataTypes.IntegerType, false))
                .add("conservation", DataTypes.DoubleType).add("error", DataTypes.StringType);
    }

    /** A row; what is not a number is null there. */
    static Row row(Item item, Answer answer, boolean half, @Nullable String error) {
        Tensor relevance = answer.relevance();
        return RowFactory.create(item.path(), item.folder(), answer.part(), answer.label(), known(answer.score()),
                relevance == null ? null : half ? halves(relevance) : floats(relevance),
                relevance == null ? null : relevance.shape(), known(answer.conservation()), error);
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static float[] floats(Tensor relevance) {
        float[] all = new float[relevance.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) relevance.data()[i];
        }
        return all;
    }

    /** Numbers of IEEE 754's 16 bits, the low byte first: {@code numpy.frombuffer(relevance, "<f2")}. */
    static byte[] halves(Tensor relevance) {
        ByteBuffer all = ByteBuffer.allocate(2 * relevance.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : relevance.data()) {
            all.putShort(Float.floatToFloat16((float) v));
        }
        return all.array();
    }
}
