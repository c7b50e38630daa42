package org.lrptoolbox.io;

import java.lang.reflect.Array;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * What an array file holds: a number type, a shape and the elements in C order.
 *
 * @param type the number type
 * @param shape the dimensions, empty for a scalar
 * @param storage a Java array of the type's component, C order, as long as the shape's size
 */
public record TypedArray(ElementType type, int[] shape, Object storage) {
    /** Checks that storage, type and shape fit each other. */
    public TypedArray {
        if (storage.getClass().getComponentType() != type.component()
                || Array.getLength(storage) != Shapes.size(shape)) {
            throw new IllegalArgumentException("storage " + storage.getClass().getSimpleName() + " of length "
                    + Array.getLength(storage) + " does not hold " + type.label() + " " + Shapes.text(shape));
        }
    }

    /** Wraps a tensor without copying. */
    public static TypedArray of(Tensor tensor) {
        return new TypedArray(ElementType.FLOAT64, tensor.shape(), tensor.data());
    }

    /** The numbers of a tensor as float64, without copying, or rounded to float32. */
    public static TypedArray of(Tensor tensor, ElementType type) {
        if (type == ElementType.FLOAT64) {
            return of(tensor);
        }
        if (type != ElementType.FLOAT32) {
            throw new IllegalArgumentException("tensors are written as float64 or float32, not " + type.label());
        }
        float[] rounded = new float[tensor.size()];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) tensor.data()[i];
        }
        return new TypedArray(type, tensor.shape(), rounded);
    }

    /** The number of elements. */
    public int size() {
        return Array.getLength(storage);
    }

    /** The elements as float64; float64 arrays are not copied. */
    public Tensor toTensor() {
        if (storage instanceof double[] data) {
            return Tensor.of(data, shape);
        }
        double[] data = new double[size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = type.get(storage, i);
        }
        return Tensor.of(data, shape);
    }

    /** Type and shape: {@code uint8 (10000, 784)}. */
    @Override
    public String toString() {
        return type.label() + " " + Shapes.text(shape);
    }
}
