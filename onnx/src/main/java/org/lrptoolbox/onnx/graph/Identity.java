package org.lrptoolbox.onnx.graph;

/**
 * A key that is equal only for the same object: comparing networks number by number would take too long. The hash
 * code alone is no identity, several objects may share one.
 *
 * @param object what it stands for
 */
public record Identity(Object object) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Identity i && i.object == object;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(object);
    }
}
