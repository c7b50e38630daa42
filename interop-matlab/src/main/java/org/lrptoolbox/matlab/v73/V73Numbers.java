package org.lrptoolbox.matlab.v73;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.Reference;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.hdf5.Hdf5Array;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** Reads the numbers of files of version 7.3 in MATLAB's order of dimensions, which is that of the file turned round. */
final class V73Numbers {
    private static final int MOST_DIMENSIONS = 64;

    private final HdfFile hdf;
    private final Allowance allowance;

    V73Numbers(HdfFile hdf, Allowance allowance) {
        this.hdf = hdf;
        this.allowance = allowance;
    }

    /** The name of the class whose numbers these are; empty where they are something else. */
    static String label(Dataset dataset) {
        DataType type = dataset.getDataType();
        boolean number = type instanceof FloatingPoint || type instanceof FixedPoint;
        return number ? MatlabClass.of(type(type)).label() : "";
    }

    /** MATLAB's dimensions. */
    static int[] shape(Dataset dataset) {
        long[] turned = dataset.getDimensionsAsLong();
        if (turned.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("an array of " + turned.length + " dimensions");
        }
        int[] shape = new int[turned.length];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = Math.toIntExact(turned[shape.length - 1 - d]);
        }
        return MatArrays.matrix(shape);
    }

    /** The dimensions of an array without elements, or of structs without fields, which stand in their place. */
    int[] emptyShape(Dataset dataset) throws IOException {
        int[] length = shape(dataset);
        if (Shapes.size(length) > MOST_DIMENSIONS || Shapes.size(length) < 2) {
            throw new IllegalArgumentException("an empty array of " + Shapes.size(length) + " dimensions");
        }
        TypedArray dimensions = read(dataset, new long[length.length], length);
        int[] shape = new int[dimensions.size()];
        Arrays.setAll(shape, d -> (int) dimensions.type().get(dimensions.storage(), d));
        if (Shapes.size(shape) != 0 && !V73Attributes.isStructWithoutFields(dataset)) {
            throw new IllegalArgumentException("an empty array of shape " + Shapes.text(shape));
        }
        return shape;
    }

    /** All elements; addresses of other values come as uint64. */
    TypedArray read(Dataset dataset) throws IOException {
        int[] shape = shape(dataset);
        return slice(dataset, new long[shape.length], shape);
    }

    /** Some elements: from {@code start} on, {@code size} in every dimension. */
    TypedArray slice(Dataset dataset, long[] start, int... size) throws IOException {
        allowance.take((long) Shapes.size(size) * type(dataset.getDataType()).bytes());
        return read(dataset, start, size);
    }

    private TypedArray read(Dataset dataset, long[] start, int... size) throws IOException {
        ElementType type = type(dataset.getDataType());
        Object storage = type.allocate(Shapes.size(size));
        ColumnMajor order = new ColumnMajor(size);
        forEachPiece(dataset, start, size, piece -> {
            while (piece.hasRemaining()) {
                type.read(piece, storage, order.next());
            }
        });
        return new TypedArray(type, size, storage);
    }

    MatComplex complex(Dataset dataset) throws IOException {
        int[] shape = shape(dataset);
        CompoundDataType pair = (CompoundDataType) dataset.getDataType();
        List<CompoundDataMember> members = pair.getMembers();
        if (members.size() != 2 || !members.get(0).getName().equals("real")
                || !members.get(1).getName().equals("imag")) {
            throw new IllegalArgumentException("elements of several parts that are no complex numbers");
        }
        ElementType type = type(members.getFirst().getDataType());
        if (type(members.getLast().getDataType()) != type || members.getFirst().getOffset() != 0
                || members.getLast().getOffset() != type.bytes() || pair.getSize() != 2 * type.bytes()
                || type == ElementType.BOOL) {
            throw new IllegalArgumentException("complex numbers of unequal parts");
        }
        int size = Shapes.size(shape);
        allowance.take(2L * size * type.bytes());
        Object re = type.allocate(size);
        Object im = type.allocate(size);
        ColumnMajor order = new ColumnMajor(shape);
        forEachPiece(dataset, new long[shape.length], shape, piece -> {
            piece.order(((OrderedDataType) members.getFirst().getDataType()).getByteOrder());
            while (piece.hasRemaining()) {
                int at = order.next();
                type.read(piece, re, at);
                type.read(piece, im, at);
            }
        });
        return new MatComplex(new TypedArray(type, shape, re), new TypedArray(type, shape, im));
    }

    private void forEachPiece(Dataset dataset, long[] start, int[] size, Hdf5Array.Sink sink) throws IOException {
        Hdf5Array array = new Hdf5Array(hdf, dataset);
        int rank = array.dimensions().length;
        long[] turnedStart = new long[rank];
        int[] turnedSize = new int[rank];
        for (int d = 0; d < rank; d++) {
            // Arrays of less than two dimensions have more in MATLAB, in front.
            turnedStart[d] = start[start.length - 1 - d];
            turnedSize[d] = size[size.length - 1 - d];
        }
        allowance.take(array.pieceBytes(turnedSize));
        array.read(turnedStart, turnedSize, sink);
    }

    private static ElementType type(DataType type) {
        int bytes = type.getSize();
        if (type instanceof FloatingPoint && (bytes == 8 || bytes == 4)) {
            return bytes == 8 ? ElementType.FLOAT64 : ElementType.FLOAT32;
        } else if (type instanceof FixedPoint number) {
            return switch (bytes) {
                case 1 -> number.isSigned() ? ElementType.INT8 : ElementType.UINT8;
                case 2 -> number.isSigned() ? ElementType.INT16 : ElementType.UINT16;
                case 4 -> number.isSigned() ? ElementType.INT32 : ElementType.UINT32;
                case 8 -> number.isSigned() ? ElementType.INT64 : ElementType.UINT64;
                default -> throw new IllegalArgumentException("integers of " + bytes + " bytes");
            };
        } else if (type instanceof Reference && bytes == 8) {
            return ElementType.UINT64;
        }
        throw new IllegalArgumentException("elements of a type not known in MATLAB: "
                + type.getClass().getSimpleName() + " of " + bytes + " bytes");
    }
}
