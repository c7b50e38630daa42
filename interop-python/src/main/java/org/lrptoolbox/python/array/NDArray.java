package org.lrptoolbox.python.array;

import java.lang.foreign.MemorySegment;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * A strided view of a Java array: what {@code numpy.ndarray} is to Python.
 *
 * <p>Element {@code (i, j, ...)} lies at {@code offset + i*strides[0] + j*strides[1] + ...}; strides and offset count
 * elements, not bytes. Views share their storage. A contiguous float64 array and a {@link Tensor} share it too.
 */
public final class NDArray {
    private final DataType type;
    private final int[] shape;
    private final int[] strides;
    private final int offset;
    private final Object storage;
    private final int size;
    private final boolean contiguous;
    private final boolean readOnly;
    private final @Nullable NDArray base;
    private @Nullable Object object;

    private NDArray(DataType type, int[] shape, int[] strides, int offset, Object storage, boolean readOnly,
            @Nullable NDArray base) {
        this.type = type;
        this.shape = Strides.requireFew(shape);
        this.strides = strides;
        this.offset = offset;
        this.storage = storage;
        this.size = Shapes.size(shape);
        this.contiguous = Strides.isContiguous(shape, strides, type.unit());
        this.readOnly = readOnly;
        this.base = base;
    }

    /**
     * Wraps a Java array in C order, which is not copied.
     *
     * @throws IllegalArgumentException if storage, type and shape do not fit each other
     */
    public static NDArray of(DataType type, Object storage, int... shape) {
        if (java.lang.reflect.Array.getLength(storage) != Shapes.size(shape) * type.unit()) {
            throw new IllegalArgumentException("storage of length " + java.lang.reflect.Array.getLength(storage)
                    + " does not hold " + type.label() + " " + Shapes.text(shape));
        }
        return new NDArray(type, shape.clone(), Strides.contiguous(type.unit(), shape), 0, storage, false, null);
    }

    /** As {@link #of(DataType, Object, int...)}, for the types that files hold. */
    public static NDArray of(ElementType type, Object storage, int... shape) {
        return of(new TypedArray(type, shape.clone(), storage));
    }

    /** Wraps float64 numbers in C order, which are not copied. */
    public static NDArray of(double[] data, int... shape) {
        return of(DataType.FLOAT64, data, shape);
    }

    /** Wraps what a file held, without copying. */
    public static NDArray of(TypedArray array) {
        return of(DataType.of(array.type()), array.storage(), array.shape());
    }

    /** Wraps a tensor without copying. */
    public static NDArray of(Tensor tensor) {
        return of(TypedArray.of(tensor));
    }

    /** Float64 numbers, all of them whole and from 0 to 255, in C order: {@code bytes}, which the array keeps for itself. */
    public static NDArray ofBytes(byte[] bytes, int... shape) {
        return Deferred.ofBytes(of(DataType.UINT8, bytes, shape), List.of());
    }

    /** Whether an array is so large that {@link #ofBytes} is worth its while. */
    public static boolean mayStayBytes(int elements) {
        return elements >= Deferred.FROM;
    }

    /** A contiguous array of zeros. */
    public static NDArray zeros(DataType type, int... shape) {
        return of(type, type.allocate(Shapes.size(shape)), shape);
    }

    /** A 0-d array of one number, cast to the type. */
    public static NDArray scalar(DataType type, Number value) {
        NDArray a = zeros(type);
        a.fill(value);
        return a;
    }

    /** An array in C order whose elements are computed when they are read. */
    static NDArray deferred(Deferred numbers, int... shape) {
        return new NDArray(DataType.FLOAT64, shape, Strides.contiguous(1, shape), 0, numbers, false, null);
    }

    /** Another view of all elements. */
    public NDArray view() {
        return view(shape, strides, offset);
    }

    /** Another view of the same storage. */
    NDArray view(int[] newShape, int[] newStrides, int newOffset) {
        return viewAs(type, newShape, newStrides, newOffset);
    }

    /** Another view of the same storage, whose elements are taken for those of another type. */
    NDArray viewAs(DataType newType, int[] newShape, int[] newStrides, int newOffset) {
        return new NDArray(newType, newShape, newStrides, newOffset, storage, readOnly, base == null ? this : base);
    }

    /** The same array under other strides, which must reach the same elements; no view, but what owns them. */
    NDArray laidOut(int[] newShape, int[] newStrides) {
        return new NDArray(type, newShape, newStrides, offset, storage, readOnly, base);
    }

    /** The same view, refusing to be written to. */
    public NDArray asReadOnly() {
        return new NDArray(type, shape, strides, offset, storage, true, base == null ? this : base);
    }

    public DataType type() {
        return type;
    }

    /** A copy of the dimensions. */
    public int[] shape() {
        return shape.clone();
    }

    /** A copy of the strides, in elements. */
    public int[] strides() {
        return strides.clone();
    }

    public int dim(int axis) {
        return shape[axis];
    }

    int stride(int axis) {
        return strides[axis];
    }

    public int offset() {
        return offset;
    }

    /**
     * The bytes of the elements, shared with this array.
     *
     * @throws IllegalArgumentException if the elements do not lie side by side or are Python objects
     */
    public MemorySegment memory() {
        if (!contiguous) {
            throw new IllegalArgumentException("ndarray is not C-contiguous");
        }
        Object array = storage();
        long start = (long) offset * (type.isPacked() ? 1 : Packed.width(array));
        return Packed.heap(array).asSlice(start, (long) size * type.bytes());
    }

    /** The Java array this view looks at, shared with other views. */
    public Object storage() {
        Object array = raw();
        // Who holds it may write to it.
        Deferred.settle(array);
        return array;
    }

    /** The Java array, to be read from only and at once. */
    Object raw() {
        return storage instanceof Deferred d ? d.all() : storage;
    }

    /** What computes the elements when they are read; null if they lie in a Java array, or are taken for another type. */
    @Nullable
    Deferred deferred() {
        return storage instanceof Deferred d && type == DataType.FLOAT64 ? d : null;
    }

    /** Whether both look at the same storage, be it at the same elements or at others. */
    boolean sharesStorage(NDArray other) {
        return storage == other.storage;
    }

    private int storageLength() {
        return storage instanceof Deferred d ? d.length() : java.lang.reflect.Array.getLength(storage);
    }

    public int rank() {
        return shape.length;
    }

    public int size() {
        return size;
    }

    /** Whether the elements lie in C order without gaps. */
    public boolean isContiguous() {
        return contiguous;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /** The array whose storage this one views, or null when it has its own. */
    public @Nullable NDArray base() {
        return base;
    }

    /** What stands for this array in a script, where that is known: the {@code base} of its views. */
    public @Nullable Object object() {
        return object;
    }

    /** Keeps what stands for this array in a script, the first time. It lives as long as a view does, as NumPy's. */
    public void standsFor(Object known) {
        if (object == null && base == null) {
            object = known;
        }
    }

    /**
     * Refuses read-only views, as every operation that writes must.
     *
     * @throws IllegalArgumentException if this is one
     */
    public NDArray requireWriteable() {
        if (readOnly) {
            throw new IllegalArgumentException("assignment destination is read-only");
        }
        Deferred.settle(raw());
        return this;
    }

    /** The elements in C order as an array of their own type: the storage itself if it holds just them. */
    Object elements() {
        return isWholeStorage() ? storage() : astype(type.plain()).storage();
    }

    private boolean isWholeStorage() {
        return contiguous && offset == 0 && storageLength() == size * type.unit() && !type.isPacked();
    }

    /** The elements in C order as doubles; the storage itself where it holds just them. */
    double[] doubles() {
        return (double[]) (type == DataType.FLOAT64 ? this : astype(DataType.FLOAT64)).elements();
    }

    /** The elements in C order as longs; the storage itself where it holds just them. */
    long[] longs() {
        return (long[]) (type == DataType.INT64 ? this : astype(DataType.INT64)).elements();
    }

    /** The numbers as a tensor; shares storage when this is float64 and covers its storage in C order. */
    public Tensor asTensor() {
        if (deferred() instanceof Deferred d && isWholeStorage()) {
            return Tensor.of(d, shape);
        }
        return Tensor.of(doubles(), shape);
    }

    /** The elements in C order with type and shape; shares storage where {@link #asTensor()} would. */
    public TypedArray toTypedArray() {
        ElementType fileType = type.elementType();
        return new TypedArray(fileType, shape.clone(),
                (type.label().equals(fileType.label()) ? this : astype(DataType.of(fileType))).elements());
    }

    /** A contiguous copy with storage of its own. */
    public NDArray copy() {
        return astype(type.ofCopy());
    }

    /** A contiguous copy with every element cast, as C casts: towards zero, wrapping around. */
    public NDArray astype(DataType to) {
        return Assign.cast(this, to, null);
    }

    /** This array, or a contiguous copy if its elements are not in C order. */
    public NDArray contiguous() {
        return contiguous ? this : copy();
    }

    /** Sets every element. */
    public void fill(Number value) {
        Assign.fill(this, value);
    }

    /** Type and shape: {@code uint8 (10000, 784)}. */
    @Override
    public String toString() {
        return type.label() + " " + Shapes.text(shape);
    }
}
