package org.lrptoolbox.matlab.v73;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.hdf5.Hdf5Attribute;
import org.lrptoolbox.matlab.hdf5.Hdf5Output;
import org.lrptoolbox.matlab.hdf5.Hdf5Type;
import org.lrptoolbox.matlab.objects.ObjectRegister;
import org.lrptoolbox.matlab.objects.ObjectStore;
import org.lrptoolbox.matlab.objects.ObjectTableWriter;
import org.lrptoolbox.matlab.value.ColumnBytes;
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
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Writes files of version 7.3: arrays with their dimensions turned round, structs as groups, and the elements of cells
 * in a group of their own, to which the cells refer. What an array is in MATLAB, attributes say.
 */
public final class V73Writer {
    private static final String TITLE = "MATLAB 7.3 MAT-file, written by the LRP Toolbox HDF5 schema 1.00 .";
    private static final int USER_BLOCK = 512;
    /** Where the version is, behind an offset that means nothing here. */
    private static final int VERSION_AT = 124;
    private static final int LETTERS = 26;

    private static final Hdf5Attribute REFERENCE = Hdf5Attribute.int32(V73Attributes.OBJECT_DECODE, 3);
    private static final MatNumeric NOTHING = new MatNumeric(TypedArray.of(Tensor.zeros(0, 0)));

    private final Hdf5Output file;
    private final ObjectRegister objects = new ObjectRegister();
    private final Map<String, Long> referred = new LinkedHashMap<>();

    private V73Writer(Hdf5Output file) {
        this.file = file;
    }

    /** Writes a file with variables by name. */
    public static void write(Map<String, ? extends MatValue> variables, OutputStream out) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(USER_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        block.put(TITLE.getBytes(StandardCharsets.US_ASCII));
        while (block.position() < VERSION_AT - 8) {
            block.put((byte) ' ');
        }
        block.putLong(0).putShort((short) 0x0200).putShort((short) ('M' << 8 | 'I'));
        Hdf5Output.write(out, block.array(), file -> new V73Writer(file).root(variables));
    }

    private long root(Map<String, ? extends MatValue> variables) throws IOException {
        Map<String, Long> links = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends MatValue> variable : variables.entrySet()) {
            links.put(variable.getKey(), value(variable.getValue()));
        }
        if (!objects.isEmpty()) {
            links.put(V73Reader.SUBSYSTEM, subsystem());
        }
        if (!referred.isEmpty()) {
            links.put(V73Reader.REFERRED, file.group(referred, List.of()));
        }
        return file.group(links, List.of());
    }

    private long value(MatValue value) throws IOException {
        return switch (value) {
            case MatNumeric numeric -> numbers(inClass(numeric));
            case MatComplex complex -> complex(complex);
            case MatText text -> text(text);
            case MatCell cell -> cell(cell);
            case MatStruct struct -> struct(struct);
            case MatSparse sparse -> sparse(sparse);
            case MatObject object -> reference(object);
        };
    }

    private long reference(MatObject object) throws IOException {
        int[] words = objects.reference(object);
        TypedArray array = new TypedArray(ElementType.UINT32, new int[]{words.length, 1}, words);
        return array(type(ElementType.UINT32), List.of(type(object.type()), REFERENCE),
                out -> ColumnBytes.write(out, array), array.shape());
    }

    /** Table and values of all objects; the values may refer to objects, which are all known by now. */
    private long subsystem() throws IOException {
        byte[] table = ObjectTableWriter.table(objects);
        List<MatValue> cells = new ArrayList<>();
        cells.add(new MatNumeric(new TypedArray(ElementType.UINT8, new int[]{table.length, 1}, table)));
        cells.add(NOTHING);
        cells.addAll(objects.values());
        cells.add(MatCell.of(Collections.nCopies(objects.classCount() + 1, MatStruct.of(Map.of()))
                .toArray(MatValue[]::new)));
        long mcos = references(cells, List.of(type(ObjectStore.WRAPPER), REFERENCE), cells.size(), 1);
        return file.group(Map.of(ObjectStore.FIELD, mcos), List.of());
    }

    /** Here, unlike in version 5, numbers are stored as what they are. */
    private static TypedArray inClass(MatNumeric numeric) {
        TypedArray from = numeric.array();
        if (from.type() == numeric.type() || numeric.type() != ElementType.FLOAT64) {
            return from;
        }
        return TypedArray.of(from.toTensor());
    }

    private long numbers(TypedArray array) throws IOException {
        List<Hdf5Attribute> attributes = new ArrayList<>();
        if (array.type() == ElementType.BOOL) {
            attributes.add(type("logical"));
            attributes.add(Hdf5Attribute.int32(V73Attributes.DECODE, 1));
        } else {
            attributes.add(type(MatlabClass.of(array.type()).label()));
        }
        return array(type(array.type()), attributes, out -> ColumnBytes.write(out, array), array.shape());
    }

    private long complex(MatComplex complex) throws IOException {
        ElementType type = complex.re().type();
        return array(Hdf5Type.complex(type(type)), List.of(type(MatlabClass.of(type).label())),
                out -> ColumnBytes.write(out, complex.re(), complex.im()), complex.shape());
    }

    private long text(MatText text) throws IOException {
        short[] units = new short[text.chars().length()];
        for (int i = 0; i < units.length; i++) {
            units[i] = (short) text.chars().charAt(i);
        }
        TypedArray array = new TypedArray(ElementType.UINT16, text.shape(), units);
        return array(Hdf5Type.integer(2, false), List.of(type("char"), Hdf5Attribute.int32(V73Attributes.DECODE, 2)),
                out -> ColumnBytes.write(out, array), text.shape());
    }

    private long cell(MatCell cell) throws IOException {
        return references(cell.elements(), List.of(type("cell")), cell.shape());
    }

    private long struct(MatStruct struct) throws IOException {
        List<Hdf5Attribute> attributes = new ArrayList<>(List.of(type("struct")));
        if (!struct.fields().isEmpty()) {
            attributes.add(Hdf5Attribute.texts(V73Attributes.FIELDS, List.copyOf(struct.fields().keySet())));
        }
        if (struct.size() == 0 || struct.fields().isEmpty()) {
            return dimensions(attributes, MatArrays.size(struct.shape()));
        }
        Map<String, Long> links = new LinkedHashMap<>();
        for (Map.Entry<String, List<MatValue>> field : struct.fields().entrySet()) {
            links.put(field.getKey(), struct.size() == 1
                    ? value(field.getValue().getFirst())
                    : references(field.getValue(), List.of(), struct.shape()));
        }
        return file.group(links, attributes);
    }

    private long sparse(MatSparse sparse) throws IOException {
        Map<String, Long> links = new LinkedHashMap<>();
        if (sparse.rows().length > 0) {
            links.put("data", sparse.values() instanceof MatComplex complex
                    ? complex(complex)
                    : numbers(((MatNumeric) sparse.values()).array()));
            links.put("ir", indices(sparse.rows()));
        }
        links.put("jc", indices(sparse.columnStarts()));
        boolean logical = sparse.values() instanceof MatNumeric real && real.array().type() == ElementType.BOOL;
        return file.group(links, List.of(type(logical ? "logical" : "double"),
                Hdf5Attribute.uint64(V73Attributes.SPARSE, sparse.shape()[0])));
    }

    private long indices(int[] indices) throws IOException {
        long[] wide = Arrays.stream(indices).asLongStream().toArray();
        TypedArray array = new TypedArray(ElementType.UINT64, new int[]{wide.length}, wide);
        return file.dataset(Hdf5Type.integer(8, false), new long[]{wide.length},
                out -> ColumnBytes.write(out, array), List.of());
    }

    /** Values apart, and an array of where they are. */
    private long references(List<MatValue> values, List<Hdf5Attribute> attributes, int... shape) throws IOException {
        long[] addresses = new long[values.size()];
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < addresses.length; i++) {
            int at = order.next();
            addresses[at] = value(values.get(at));
            referred.put(name(referred.size()), addresses[at]);
        }
        TypedArray array = new TypedArray(ElementType.UINT64, shape, addresses);
        return array(Hdf5Type.REFERENCE, attributes, out -> ColumnBytes.write(out, array), shape);
    }

    /** Writes an array, or, as MATLAB does, the dimensions of one without elements. */
    private long array(Hdf5Type type, List<Hdf5Attribute> attributes, Hdf5Output.Data data, int... shape)
            throws IOException {
        int[] size = MatArrays.size(shape);
        if (Shapes.size(size) == 0) {
            return dimensions(attributes, size);
        }
        long[] turned = new long[size.length];
        for (int d = 0; d < size.length; d++) {
            turned[d] = size[size.length - 1 - d];
        }
        return file.dataset(type, turned, data, attributes);
    }

    /** What there is of an array without elements, or of structs without fields. */
    private long dimensions(List<Hdf5Attribute> attributes, int... size) throws IOException {
        long[] dimensions = Arrays.stream(size).asLongStream().toArray();
        TypedArray array = new TypedArray(ElementType.UINT64, new int[]{size.length}, dimensions);
        List<Hdf5Attribute> empty = new ArrayList<>(attributes);
        empty.add(Hdf5Attribute.uint8(V73Attributes.EMPTY, 1));
        return file.dataset(Hdf5Type.integer(8, false), new long[]{size.length},
                out -> ColumnBytes.write(out, array), empty);
    }

    private static Hdf5Attribute type(String name) {
        return Hdf5Attribute.text(V73Attributes.CLASS, name);
    }

    private static Hdf5Type type(ElementType type) {
        return switch (type) {
            case FLOAT64, FLOAT32 -> Hdf5Type.floating(type.bytes());
            case INT8, INT16, INT32, INT64 -> Hdf5Type.integer(type.bytes(), true);
            case BOOL, UINT8, UINT16, UINT32, UINT64 -> Hdf5Type.integer(type.bytes(), false);
        };
    }

    /** a to z, then aa and so on. */
    private static String name(int number) {
        String last = String.valueOf((char) ('a' + number % LETTERS));
        return number < LETTERS ? last : name(number / LETTERS - 1) + last;
    }
}
