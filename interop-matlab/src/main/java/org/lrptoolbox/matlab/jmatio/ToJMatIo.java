package org.lrptoolbox.matlab.jmatio;

import com.jmatio.types.MLArray;
import com.jmatio.types.MLCell;
import com.jmatio.types.MLChar;
import com.jmatio.types.MLDouble;
import com.jmatio.types.MLInt16;
import com.jmatio.types.MLInt32;
import com.jmatio.types.MLInt64;
import com.jmatio.types.MLInt8;
import com.jmatio.types.MLNumericArray;
import com.jmatio.types.MLObject;
import com.jmatio.types.MLSingle;
import com.jmatio.types.MLSparse;
import com.jmatio.types.MLStructure;
import com.jmatio.types.MLUInt32;
import com.jmatio.types.MLUInt64;
import com.jmatio.types.MLUInt8;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.tensor.ColumnMajor;

/** Arrays of JMatIO from values; column-major order begins here. */
final class ToJMatIo {
    /** Up to this many places, JMatIO's index of the entries of a sparse matrix is right. */
    private static final int LARGEST_SPARSE = 1 << 15;

    private ToJMatIo() {}

    static MLArray array(String name, MatValue value) {
        return switch (value) {
            case MatNumeric numeric -> numbers(name, numeric.array(), null);
            case MatComplex complex -> numbers(name, complex.re(), complex.im());
            case MatText text -> text(name, text);
            case MatCell cell -> {
                MLCell made = new MLCell(name, cell.shape());
                ColumnMajor order = new ColumnMajor(cell.shape());
                for (int i = 0; i < cell.elements().size(); i++) {
                    made.set(array("", cell.elements().get(order.next())), i);
                }
                yield made;
            }
            case MatStruct struct -> struct(name, struct);
            case MatSparse sparse -> sparse(name, sparse);
            case MatObject object when object.isOpen() && object.properties().size() == 1 -> new MLObject(name,
                    object.type(), struct("", object.properties()));
            case MatObject object -> throw new IllegalArgumentException("an object of class " + object.type()
                    + " that is no single one with its properties");
        };
    }

    private static MLStructure struct(String name, MatStruct struct) {
        MLStructure made = new MLStructure(name, struct.shape());
        ColumnMajor order = new ColumnMajor(struct.shape());
        for (int i = 0; i < struct.size(); i++) {
            int at = order.next();
            int place = i;
            struct.fields().forEach((field, values) -> made.setField(field, array("", values.get(at)), place));
        }
        return made;
    }

    private static MLChar text(String name, MatText text) {
        MLChar made = new MLChar(name, text.shape(), MLArray.mxCHAR_CLASS, 0);
        ColumnMajor order = new ColumnMajor(text.shape());
        for (int i = 0; i < text.chars().length(); i++) {
            made.setChar(text.chars().charAt(order.next()), i);
        }
        return made;
    }

    private static MLArray sparse(String name, MatSparse sparse) {
        boolean small = (long) sparse.shape()[0] * sparse.shape()[1] <= LARGEST_SPARSE;
        boolean complex = sparse.values() instanceof MatComplex;
        if (!small || !complex && ((MatNumeric) sparse.values()).array().type() == ElementType.BOOL) {
            return array(name, sparse.full());
        }
        MLSparse made = new MLSparse(name, sparse.shape(), complex ? MLArray.mtFLAG_COMPLEX : 0,
                Math.max(1, sparse.rows().length));
        for (int i = 0; i < sparse.rows().length; i++) {
            if (sparse.values() instanceof MatComplex(TypedArray re, TypedArray im)) {
                made.setReal(re.toTensor().data()[i], sparse.rows()[i], sparse.columns()[i]);
                made.setImaginary(im.toTensor().data()[i], sparse.rows()[i], sparse.columns()[i]);
            } else {
                made.setReal(((MatNumeric) sparse.values()).array().toTensor().data()[i], sparse.rows()[i],
                        sparse.columns()[i]);
            }
        }
        return made;
    }

    private static MLArray numbers(String name, TypedArray re, @Nullable TypedArray im) {
        ElementType given = re.type();
        ElementType type = given == ElementType.UINT16 ? ElementType.INT32 : given;
        int flags = (im != null ? MLArray.mtFLAG_COMPLEX : 0) | (type == ElementType.BOOL ? MLArray.mtFLAG_LOGICAL : 0);
        int code = MatlabClass.of(type).code();
        int[] size = MatArrays.matrix(re.shape());
        MLNumericArray<?> made = switch (type) {
            case FLOAT64 -> new MLDouble(name, size, code, flags);
            case FLOAT32 -> new MLSingle(name, size, code, flags);
            case INT64 -> new MLInt64(name, size, code, flags);
            case UINT64 -> new MLUInt64(name, size, code, flags);
            case INT32 -> new MLInt32(name, size, code, flags);
            case UINT32 -> new MLUInt32(name, size, code, flags);
            case INT16, UINT16 -> new MLInt16(name, size, code, flags);
            case INT8 -> new MLInt8(name, size, code, flags);
            case UINT8, BOOL -> new MLUInt8(name, size, code, flags);
        };
        made.putRealByteBuffer(bytes(re, type, size));
        if (im != null) {
            made.putImaginaryByteBuffer(bytes(im, type, size));
        }
        return made;
    }

    private static ByteBuffer bytes(TypedArray array, ElementType type, int... size) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.size(), type.bytes()));
        ColumnMajor order = new ColumnMajor(size);
        for (int i = 0; i < array.size(); i++) {
            if (array.type() == type) {
                type.write(array.storage(), order.next(), bytes);
            } else {
                bytes.putInt((int) array.type().get(array.storage(), order.next()));
            }
        }
        return bytes.rewind();
    }
}
