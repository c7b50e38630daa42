package org.lrptoolbox.matlab;

import com.jmatio.types.MLArray;
import com.jmatio.types.MLCell;
import com.jmatio.types.MLChar;
import com.jmatio.types.MLNumericArray;
import com.jmatio.types.MLObject;
import com.jmatio.types.MLStructure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** Values from what JMatIO reads of a {@link Transcript}; column-major order ends here. */
final class FromJMatIo {
    private FromJMatIo() {}

    static MatValue value(MLArray array) {
        return switch (array) {
            case MLCell cell -> new MatCell(cell.getDimensions(), inOrder(cell, i -> value(cell.get(i))));
            case MLObject object -> new MatObject(object.getClassName(), struct(object.getObject()));
            case MLStructure struct when struct.getName().equals(Transcript.SPARSE) -> sparse(struct);
            case MLStructure struct -> struct(struct);
            case MLChar text -> text(text);
            case MLNumericArray<?> numbers when numbers.isComplex() -> new MatComplex(
                    array(numbers, numbers.getRealByteBuffer()), array(numbers, numbers.getImaginaryByteBuffer()));
            case MLNumericArray<?> numbers -> new MatNumeric(array(numbers, numbers.getRealByteBuffer()),
                    ElementType.valueOf(types(numbers)[1]));
            default -> throw new IllegalArgumentException("a value of class " + MLArray.typeToString(array.getType()));
        };
    }

    private static MatStruct struct(MLStructure struct) {
        Map<String, List<MatValue>> fields = new LinkedHashMap<>();
        for (String name : struct.getFieldNames()) {
            fields.put(name, inOrder(struct, i -> value(struct.getField(name, i))));
        }
        if (struct.getName().startsWith(Transcript.EMPTY)) {
            Arrays.stream(struct.getName().split("\n")).skip(1).forEach(name -> fields.put(name, List.of()));
        }
        return new MatStruct(struct.getDimensions(), fields);
    }

    private static MatSparse sparse(MLStructure parts) {
        MatValue values = value(parts.getField("values"));
        return new MatSparse(ints(parts, "shape"), ints(parts, "rows"), ints(parts, "columns"),
                (MatValue.Numbers) values);
    }

    private static int[] ints(MLStructure parts, String name) {
        MLNumericArray<?> numbers = (MLNumericArray<?>) parts.getField(name);
        return (int[]) array(numbers, numbers.getRealByteBuffer()).storage();
    }

    private static MatText text(MLChar text) {
        Character[] chars = text.exportChar();
        StringBuilder inOrder = new StringBuilder(chars.length);
        inOrder(text, i -> chars[i]).forEach(inOrder::append);
        return new MatText(text.getDimensions(), inOrder.toString());
    }

    private static TypedArray array(MLNumericArray<?> numbers, ByteBuffer content) {
        ElementType type = ElementType.valueOf(types(numbers)[0]);
        int[] shape = numbers.getDimensions();
        int size = Shapes.size(shape);
        Object storage = type.allocate(size);
        ColumnMajor order = new ColumnMajor(shape);
        content.rewind();
        for (int i = 0; i < size; i++) {
            type.read(content, storage, order.next());
        }
        return new TypedArray(type, shape, storage);
    }

    /** The type of the numbers, and that of their class. */
    private static String[] types(MLArray numbers) {
        return numbers.getName().split(" ");
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
