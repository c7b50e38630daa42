package org.lrptoolbox.python.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.tensor.Shapes;

/** Arrays as NumPy 2 prints them. */
public final class ArrayText {
    private ArrayText() {}

    /** What {@code str(array)} gives for arrays of one dimension or more. */
    public static String str(NDArray array, PrintOptions options) {
        return text(array, options, " ", "", "", null);
    }

    /** What {@code repr(array)} gives. */
    public static String repr(NDArray array, PrintOptions options) {
        return repr(array, options, "array", null, array.type().label());
    }

    /**
     * What {@code repr} gives for a subclass, and with a formatter.
     *
     * @param name the name of the class
     * @param formatter what writes one element (Boolean, Long or Double), or null
     * @param typeText how the element type is written where the elements do not tell it
     */
    public static String repr(NDArray array, PrintOptions options, String name,
            @Nullable Function<Object, String> formatter, String typeText) {
        String prefix = name + "(";
        String text = prefix + text(array, options, ", ", prefix, options.isOldest() ? "" : ")", formatter);
        StringBuilder extras = new StringBuilder();
        if (array.size() == 0 && array.rank() != 1
                || options.tellsShapes() && array.size() > options.threshold()) {
            extras.append("shape=").append(Shapes.text(array.shape()));
        }
        if (array.size() == 0 || !isImplied(array.type()) || options.isOldest() && array.type() == DataType.BOOL) {
            extras.append(extras.isEmpty() ? "" : ", ").append("dtype=").append(typeText);
        }
        if (extras.isEmpty()) {
            return text + ")";
        }
        text += ",";
        int lastLine = text.length() - (text.lastIndexOf('\n') + 1);
        boolean wraps = options.isOldest()
                ? isFlexible(array.type())
                : lastLine + extras.length() + 2 > options.lineWidth();
        return text + (wraps ? "\n" + " ".repeat(prefix.length()) : " ") + extras + ")";
    }

    /**
     * What {@code array2string} gives.
     *
     * @param separator what stands between elements
     * @param prefix the text before the array, which following lines are indented by
     * @param suffix the text behind it, for which room is left in the last line
     * @param formatter what writes one element (Boolean, Long or Double), or null
     */
    public static String text(NDArray array, PrintOptions options, String separator, String prefix, String suffix,
            @Nullable Function<Object, String> formatter) {
        if (array.size() == 0) {
            return "[]";
        }
        Corners corners = new Corners(array, options);
        String[] words = words(array, corners, options, formatter);
        Brackets brackets = new Brackets(corners, words, separator, options.isOldest());
        int room = options.isOldest() ? 0 : suffix.length();
        return brackets.text(" ".repeat(1 + prefix.length()), options.lineWidth() - room);
    }

    /** Whether the type has a length of its own: texts, bytes and records, whose type NumPy 1.13 put into a line of its own. */
    private static boolean isFlexible(DataType type) {
        return switch (type.kind()) {
            case BYTES, TEXT, RECORD -> true;
            default -> false;
        };
    }

    /** Whether the numbers alone tell the type, as {@code 1.} tells float64. */
    private static boolean isImplied(DataType type) {
        DataType plain = type.isBigEndian() ? type : type.plain();
        return plain == DataType.FLOAT64 || plain == DataType.INT64 || plain == DataType.BOOL
                || plain == DataType.COMPLEX128;
    }

    private static String[] words(NDArray array, Corners corners, PrintOptions options,
            @Nullable Function<Object, String> formatter) {
        if (array.type().isPacked() && formatter == null) {
            NDArray plain = array.astype(array.type().plain());
            return words(plain, new Corners(plain, options), options, null);
        }
        Object storage = array.storage();
        DataType type = array.type();
        IntStream places = IntStream.of(corners.places());
        if (formatter != null) {
            return places.mapToObj(at -> formatter.apply(boxed(type, storage, at))).toArray(String[]::new);
        }
        return switch (type.kind()) {
            case FLOAT64, FLOAT32, FLOAT16 -> {
                double[] numbers = places.mapToDouble(at -> type.get(storage, at)).toArray();
                FloatFormat format = new FloatFormat(numbers, type.bytes(), options);
                yield Arrays.stream(numbers).mapToObj(format::text).toArray(String[]::new);
            }
            case COMPLEX128, COMPLEX64 -> complex(places.toArray(), type, storage, options);
            case BOOL -> places.mapToObj(at -> type.get(storage, at) == 0
                    ? "False"
                    : array.rank() == 0
                            ? "True"
                            : " True")
                    .toArray(String[]::new);
            default -> integers(places.mapToLong(at -> integer(type, storage, at)), type == DataType.UINT64,
                    options.sign());
        };
    }

    /** Real and imaginary parts, each in one form. */
    private static String[] complex(int[] places, DataType type, Object storage, PrintOptions options) {
        int bytes = type.bytes() / 2;
        double[] real = IntStream.of(places).mapToDouble(at -> type.get(storage, at)).toArray();
        double[] imaginary = IntStream.of(places)
                .mapToDouble(at -> storage instanceof double[] d ? d[at + 1] : ((float[]) storage)[at + 1]).toArray();
        FloatFormat left = new FloatFormat(real, bytes,
                options.isOldest() ? options.withMode("maxprec_equal") : options);
        FloatFormat right = new FloatFormat(imaginary, bytes,
                (options.isOldest() ? options.withMode("maxprec") : options).withSign('+'));
        String[] words = new String[places.length];
        for (int i = 0; i < words.length; i++) {
            String im = right.text(imaginary[i]);
            String bare = im.stripTrailing();
            words[i] = left.text(real[i]) + bare + "j" + " ".repeat(im.length() - bare.length());
        }
        return words;
    }

    private static Object boxed(DataType type, Object storage, int at) {
        return switch (type.kind()) {
            case FLOAT64, FLOAT32, FLOAT16 -> (Object) type.get(storage, at);
            // These are nobody's business here: the formatter knows what lies there.
            case COMPLEX128, COMPLEX64, OBJECT, BYTES, TEXT, RECORD, DATETIME64, TIMEDELTA64 -> (Object) (long) at;
            case BOOL -> type.get(storage, at) != 0;
            default -> integer(type, storage, at);
        };
    }

    private static long integer(DataType type, Object storage, int at) {
        return storage instanceof long[] longs ? longs[at] : (long) type.get(storage, at);
    }

    /** Right-aligned, as wide as the longest of the largest and the smallest. */
    private static String[] integers(LongStream numbers, boolean unsigned, char sign) {
        String[] words = numbers.mapToObj(v -> unsigned ? Long.toUnsignedString(v) : Long.toString(v))
                .toArray(String[]::new);
        boolean anyNegative = List.of(words).stream().anyMatch(w -> w.startsWith("-"));
        String plus = sign == '-' || sign == ' ' && anyNegative ? "" : String.valueOf(sign);
        int width = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].startsWith("-") ? words[i] : plus + words[i];
            width = Math.max(width, words[i].length());
        }
        for (int i = 0; i < words.length; i++) {
            words[i] = " ".repeat(width - words[i].length()) + words[i];
        }
        return words;
    }
}
