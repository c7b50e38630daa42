package org.lrptoolbox.matlab.jmatio;

import com.jmatio.types.MLArray;
import com.jmatio.types.MLCell;
import com.jmatio.types.MLChar;
import com.jmatio.types.MLEmptyArray;
import com.jmatio.types.MLNumericArray;
import com.jmatio.types.MLObject;
import com.jmatio.types.MLSparse;
import com.jmatio.types.MLStructure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
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
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Values from arrays of JMatIO; column-major order ends here. */
final class FromJMatIo {
    private FromJMatIo() {}

    static MatValue value(MLArray array) {
        return switch (array) {
            case MLCell cell -> new MatCell(cell.getDimensions(), inOrder(cell, i -> value(cell.get(i))));
            case MLObject object -> new MatObject(object.getClassName(), struct(object.getObject()));
            case MLStructure struct -> struct(struct);
            case MLChar text -> text(text);
            case MLSparse sparse -> sparse(sparse);
            case MLNumericArray<?> numbers -> numbers(numbers);
            case MLEmptyArray empty -> new MatNumeric(TypedArray.of(Tensor.zeros(0, 0)));
            default -> throw new IllegalArgumentException("an array of JMatIO of class "
                    + MLArray.typeToString(array.getType()) + "; numbers, texts, cells and structs are known");
        };
    }

    private static MatStruct struct(MLStructure struct) {
        Map<String, List<MatValue>> fields = new LinkedHashMap<>();
        for (String name : struct.getFieldNames()) {
            fields.put(name, inOrder(struct, i -> value(struct.getField(name, i))));
        }
        return new MatStruct(struct.getDimensions(), fields);
    }

    private static MatText text(MLChar text) {
        Character[] chars = text.exportChar();
        StringBuilder inOrder = new StringBuilder(chars.length);
        inOrder(text, i -> chars[i]).forEach(inOrder::append);
        return new MatText(text.getDimensions(), inOrder.toString());
    }

    private static MatSparse sparse(MLSparse sparse) {
        int[] starts = sparse.getJC();
        int[] columns = MatSparse.columns(starts, sparse.getIR().length, sparse.getDimensions());
        TypedArray re = row(sparse.exportReal());
        return new MatSparse(sparse.getDimensions(), Arrays.copyOf(sparse.getIR(), columns.length), columns,
                sparse.isComplex() ? new MatComplex(re, row(sparse.exportImaginary())) : new MatNumeric(re));
    }

    private static TypedArray row(Double... entries) {
        double[] values = Arrays.stream(entries).mapToDouble(v -> v).toArray();
        return TypedArray.of(Tensor.of(values, 1, values.length));
    }

    private static MatValue numbers(MLNumericArray<?> numbers) {
        ElementType type = Objects.requireNonNull(MatlabClass.of(numbers.getType()).element());
        int[] shape = numbers.getDimensions();
        if (numbers.isComplex()) {
            return new MatComplex(array(type, numbers.getRealByteBuffer(), shape),
                    array(type, numbers.getImaginaryByteBuffer(), shape));
        }
        return new MatNumeric(array(numbers.isLogical() && type == ElementType.UINT8 ? ElementType.BOOL : type,
                numbers.getRealByteBuffer(), shape));
    }

    private static TypedArray array(ElementType type, ByteBuffer content, int... shape) {
        Object storage = type.allocate(Shapes.size(shape));
        ColumnMajor order = new ColumnMajor(shape);
        content.rewind();
        for (int i = Shapes.size(shape); i > 0; i--) {
            type.read(content, storage, order.next());
        }
        return new TypedArray(type, shape, storage);
    }

    /** The elements of an array in C order. */
    private static <T> List<T> inOrder(MLArray array, IntFunction<T> element) {
        int[] shape = array.getDimensions();
        Object[] elements = new Object[Shapes.size(shape)];
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < elements.length; i++) {
            elements[order.next()] = element.apply(i);
        }
        @SuppressWarnings("unchecked")
        List<T> list = (List<T>) Arrays.asList(elements);
        return list;
    }
}
