package org.lrptoolbox.matlab.v73;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.Reference;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.objects.ObjectStore;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatNames;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes values of the objects in a file of version 7.3: what {@link V73Writer} writes, and MATLAB. */
final class V73Reader {
    /** The group of what cells refer to. */
    static final String REFERRED = "#refs#";
    /** The group of the properties of objects. */
    static final String SUBSYSTEM = "#subsystem#";
    /** The class of what cells refer to where they hold nothing. */
    private static final String CANONICAL_EMPTY = "canonical empty";
    private static final int DEEPEST = 64;
    /** What an array costs beside its elements, in bytes. */
    private static final long VALUE = 1024;

    private final Path file;
    private final HdfFile hdf;
    private final Allowance allowance;
    private final V73Numbers numbers;
    private int depth;

    V73Reader(Path file, HdfFile hdf, Allowance allowance) {
        this.file = file;
        this.hdf = hdf;
        this.allowance = allowance;
        numbers = new V73Numbers(hdf, allowance);
    }

    /** The dimensions of a variable, as MATLAB has them. */
    int[] shape(Node node) throws IOException {
        if (node instanceof Dataset dataset) {
            return V73Attributes.isEmpty(node) ? numbers.emptyShape(dataset) : V73Numbers.shape(dataset);
        }
        Object rows = V73Attributes.value(node, V73Attributes.SPARSE);
        if (rows instanceof Number number && ((Group) node).getChild("jc") instanceof Dataset starts) {
            return new int[]{Math.toIntExact(number.longValue()), V73Numbers.shape(starts)[1] - 1};
        }
        for (Node field : ((Group) node).getChildren().values()) {
            // The fields of a struct array are arrays of where their values are, all of one shape.
            return field instanceof Dataset dataset && isReferences(dataset)
                    ? V73Numbers.shape(dataset)
                    : new int[]{1, 1};
        }
        return new int[]{1, 1};
    }

    MatValue value(Node node) throws IOException {
        if (depth++ == DEEPEST) {
            throw new UnsupportedModelException(file, "has values nested more than " + DEEPEST + " deep");
        }
        allowance.take(VALUE);
        if (node.isLink()) {
            throw new UnsupportedModelException(file, "has a link, which may lead out of the file; copy what it links");
        }
        MatValue value = node instanceof Group group ? group(group) : dataset((Dataset) node);
        depth--;
        return value;
    }

    /** A value with its objects resolved; as it is if the file has no properties for them. */
    MatValue resolved(MatValue value) throws IOException {
        if (ObjectStore.hasObjects(value) && hdf.getChildren().get(SUBSYSTEM) instanceof Group group
                && group.getChildren().get(ObjectStore.FIELD) instanceof Dataset cells) {
            ObjectStore store = ObjectStore.of(referred(cells), ByteOrder.LITTLE_ENDIAN);
            return store == null ? value : store.resolve(value);
        }
        return value;
    }

    private MatValue group(Group group) throws IOException {
        if (V73Attributes.value(group, V73Attributes.SPARSE) != null) {
            return sparse(group);
        }
        Map<String, Node> children = group.getChildren();
        int[] shape = shape(group);
        Map<String, List<MatValue>> fields = new LinkedHashMap<>();
        for (String name : V73Attributes.fieldNames(group, new ArrayList<>(children.keySet()))) {
            Node field = children.get(name);
            // A field that the struct names and does not have is empty.
            fields.put(MatNames.checked(name), field == null
                    ? Collections.nCopies(Shapes.size(shape), new MatNumeric(none("double", 0, 0)))
                    : isReferences(field) ? referred((Dataset) field) : List.of(value(field)));
        }
        MatStruct struct = new MatStruct(shape, fields);
        String type = V73Attributes.type(group);
        return switch (type) {
            case "struct" -> struct;
            // In version 5 it is the same struct, which says where the function is and what it knows.
            case MatObject.FUNCTION_HANDLE -> new MatObject(type, MatStruct.of(Map.of(MatObject.CONTENT, struct)));
            default -> new MatObject(type, struct);
        };
    }

    private MatValue dataset(Dataset dataset) throws IOException {
        String type = V73Attributes.type(dataset);
        boolean empty = V73Attributes.isEmpty(dataset);
        int[] shape = shape(dataset);
        if (empty && type.equals(CANONICAL_EMPTY)) {
            return new MatNumeric(none("double", shape));
        } else if (empty && V73Attributes.isStruct(dataset)) {
            Map<String, List<MatValue>> fields = new LinkedHashMap<>();
            V73Attributes.fieldNames(dataset, List.of())
                    .forEach(name -> fields.put(MatNames.checked(name), List.of()));
            // Those without fields take nothing here, but whoever makes a list of them makes that many.
            allowance.take(VALUE * Shapes.size(shape));
            MatStruct none = new MatStruct(shape, fields);
            return type.equals("struct") ? none : new MatObject(type, none);
        } else if (type.equals("cell") || isReferences(dataset) && !empty) {
            return new MatCell(shape, empty ? List.of() : referred(dataset));
        } else if (type.equals("char")) {
            return empty ? new MatText(shape, "") : text(numbers.read(dataset));
        } else if (!empty && dataset.getDataType() instanceof CompoundDataType) {
            return numbers.complex(dataset);
        }
        return numeric(type, empty ? none(type, shape) : numbers.read(dataset));
    }

    private static MatValue numeric(String type, TypedArray array) {
        if (type.equals("logical") && array.type() == ElementType.UINT8) {
            return new MatNumeric(new TypedArray(ElementType.BOOL, array.shape(), array.storage()));
        } else if (!type.isEmpty() && MatlabClass.of(type) == null && !type.equals("logical")) {
            return new MatObject(type, MatStruct.of(Map.of(MatObject.CONTENT, new MatNumeric(array))));
        }
        return new MatNumeric(array);
    }

    /** An array without elements, of a class. */
    private static TypedArray none(String type, int... shape) {
        MatlabClass known = MatlabClass.of(type);
        ElementType element = known == null ? ElementType.UINT8 : known.element();
        ElementType stored = element == null ? ElementType.FLOAT64 : element;
        return new TypedArray(stored, shape, stored.allocate(Shapes.size(shape)));
    }

    private static MatText text(TypedArray units) {
        StringBuilder text = new StringBuilder(units.size());
        for (int i = 0; i < units.size(); i++) {
            text.append((char) units.type().get(units.storage(), i));
        }
        return new MatText(units.shape(), text.toString());
    }

    private MatSparse sparse(Group group) throws IOException {
        int[] shape = shape(group);
        int[] starts = ints(group, "jc");
        int[] rows = ints(group, "ir");
        int[] columns = MatSparse.columns(starts, rows.length, shape);
        boolean logical = V73Attributes.type(group).equals("logical");
        MatValue.Numbers values = new MatNumeric(TypedArray.of(Tensor.zeros(1, 0)));
        if (rows.length > 0 && group.getChild("data") instanceof Dataset data) {
            values = data.getDataType() instanceof CompoundDataType
                    ? numbers.complex(data)
                    : new MatNumeric(logical ? asLogical(numbers.read(data)) : numbers.read(data));
        }
        return new MatSparse(shape, Arrays.copyOf(rows, columns.length), columns, values);
    }

    private static TypedArray asLogical(TypedArray bytes) {
        return new TypedArray(ElementType.BOOL, bytes.shape(), bytes.storage());
    }

    private int[] ints(Group group, String name) throws IOException {
        if (!(group.getChildren().get(name) instanceof Dataset dataset)) {
            return new int[0];
        }
        TypedArray array = numbers.read(dataset);
        int[] ints = new int[array.size()];
        Arrays.setAll(ints, i -> (int) array.type().get(array.storage(), i));
        return ints;
    }

    private List<MatValue> referred(Dataset dataset) throws IOException {
        TypedArray addresses = numbers.read(dataset);
        allowance.take(VALUE * addresses.size());
        List<MatValue> values = new ArrayList<>(addresses.size());
        for (long address : (long[]) addresses.storage()) {
            values.add(value(hdf.getNodeByAddress(address)));
        }
        return values;
    }

    /** Whether a node is an array of values that are elsewhere, without being a cell array itself. */
    private static boolean isReferences(Node node) {
        return node instanceof Dataset dataset && dataset.getDataType() instanceof Reference
                && V73Attributes.type(node).isEmpty();
    }
}
