package org.lrptoolbox.matlab.value;

/**
 * An object of a MATLAB class, or a function handle, as plain data. Written, it is an object of a class that MATLAB
 * code defines.
 *
 * @param type the name of its class, such as {@code modules.Linear}
 * @param properties its properties, for each object of an array; where the file keeps them elsewhere or in a way of
 *            its own, the one property {@link #CONTENT}
 */
public record MatObject(String type, MatStruct properties) implements MatValue {
    /** The one property of objects of which the file does not tell the properties. */
    public static final String CONTENT = "content";
    /** What the class of function handles is called. */
    public static final String FUNCTION_HANDLE = "function_handle";

    /** Whether its properties are in it, by name; otherwise {@link #CONTENT} is whatever the file has in their place. */
    public boolean isOpen() {
        return !properties.fields().containsKey(CONTENT);
    }

    @Override
    public int[] shape() {
        return properties.shape();
    }
}
