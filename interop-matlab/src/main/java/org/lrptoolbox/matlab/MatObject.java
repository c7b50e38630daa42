package org.lrptoolbox.matlab;

/**
 * An object of a MATLAB class, as plain data. Written, it is an object of a class that MATLAB code defines.
 *
 * @param type the name of its class, such as {@code modules.Linear}
 * @param properties its properties; where the file keeps them elsewhere, the one property {@code reference}
 */
public record MatObject(String type, MatStruct properties) implements MatValue {
    @Override
    public int[] shape() {
        return properties.shape();
    }
}
