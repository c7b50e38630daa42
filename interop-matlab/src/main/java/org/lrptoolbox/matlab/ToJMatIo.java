package org.lrptoolbox.matlab;

import com.jmatio.types.MLArray;
import com.jmatio.types.MLCell;
import com.jmatio.types.MLChar;
import com.jmatio.types.MLDouble;
import com.jmatio.types.MLInt16;
import com.jmatio.types.MLInt64;
import com.jmatio.types.MLInt8;
import com.jmatio.types.MLNumericArray;
import com.jmatio.types.MLSingle;
import com.jmatio.types.MLStructure;
import com.jmatio.types.MLUInt64;
import com.jmatio.types.MLUInt8;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;

/** Values as the arrays JMatIO writes; column-major order begins here. */
final class ToJMatIo {
    private ToJMatIo() {}

    static MLArray variable(String name, MatValue value) {
        return switch (value) {
            case MatNumeric numeric -> numbers(name, numeric.array(), null);
            case MatComplex complex -> numbers(name, complex.re(), complex.im());
            case MatText text -> text(name, text);
            case MatCell cell -> cell(name, cell);
            case MatStruct struct -> struct(name, struct);
            case MatSparse sparse -> new SparseColumns(name, sparse);
            case MatObject object -> throw new IllegalArgumentException("an object of class " + object.type());
        };
    }

    private static MLArray nested(MatValue value) {
        MLArray array = variable("", value);
        // JMatIO puts @ for an empty name.
        array.name = "";
        return array;
    }

    private static MLArray cell(String name, MatCell cell) {
        MLCell array = new MLCell(name, cell.shape());
        ColumnMajor order = new ColumnMajor(cell.shape());
        for (int i = 0; i < cell.elements().size(); i++) {
            array.set(nested(cell.elements().get(order.next())), i);
        }
        return array;
    }

    private static MLArray struct(String name, MatStruct struct) {
        int size = struct.size();
        if (size == 0) {
            return emptyStruct(name, struct);
        }
        MLStructure array = new MLStructure(name, struct.shape());
        ColumnMajor order = new ColumnMajor(struct.shape());
        for (int i = 0; i < size; i++) {
            int from = order.next();
            int to = i;
            struct.fields().forEach((field, values) -> array.setField(field, nested(values.get(from)), to));
        }
        return array;
    }

    /** JMatIO learns the names of fields from their values, which there are none of. */
    private static MLArray emptyStruct(String name, MatStruct struct) {
        MLStructure array = new MLStructure(name, struct.shape()) {
            @Override
            public Collection<MLArray> getAllFields() {
                return List.of();
            }
        };
        struct.fields().keySet().forEach(field -> array.setField(field, nested(MatCell.of()), 0));
        return array;
    }

    private static MLArray text(String name, MatText text) {
        MLChar array = new MLChar(name, text.shape(), MLArray.mxCHAR_CLASS, 0);
        ColumnMajor order = new ColumnMajor(text.shape());
        for (int i = 0; i < text.chars().length(); i++) {
            array.setChar(text.chars().charAt(order.next()), i);
        }
        return array;
    }

    private static MLArray numbers(String name, TypedArray re, @Nullable TypedArray im) {
        int flags = (im == null ? 0 : MatHeader.COMPLEX) | (re.type() == ElementType.BOOL ? MatHeader.LOGICAL : 0);
        int[] shape = MatWriter.matrixShape(re.shape());
        int code = MatlabClass.of(re.type()).code();
        MLNumericArray<?> array = switch (re.type()) {
            case FLOAT64 -> new MLDouble(name, shape, code, flags);
            case FLOAT32 -> new MLSingle(name, shape, code, flags);
            case INT8 -> new MLInt8(name, shape, code, flags);
            case UINT8, BOOL -> new MLUInt8(name, shape, code, flags);
            case INT16 -> new MLInt16(name, shape, code, flags);
            case INT64 -> new MLInt64(name, shape, code, flags);
            case UINT64 -> new MLUInt64(name, shape, code, flags);
            case INT32, UINT16, UINT32 -> new StoredAsInt64(name, shape, code, flags);
        };
        fill(array.getRealByteBuffer(), re, shape, array instanceof StoredAsInt64);
        if (im != null) {
            fill(array.getImaginaryByteBuffer(), im, shape, array instanceof StoredAsInt64);
        }
        return array;
    }

    private static void fill(ByteBuffer out, TypedArray array, int[] shape, boolean asInt64) {
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < array.size(); i++) {
            if (asInt64) {
                out.putLong((long) array.type().get(array.storage(), order.next()));
            } else {
                array.type().write(array.storage(), order.next(), out);
            }
        }
    }

    /** Numbers of a class JMatIO does not write, in a storage type it does; in a file, the two are independent. */
    private static final class StoredAsInt64 extends MLInt64 {
        private final int code;

        StoredAsInt64(String name, int[] shape, int code, int flags) {
            super(name, shape, mxINT64_CLASS, flags);
            this.code = code;
        }

        @Override
        public int getFlags() {
            return code | attributes;
        }
    }
}
