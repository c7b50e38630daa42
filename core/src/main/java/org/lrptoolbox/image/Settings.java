package org.lrptoolbox.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;

/** Reads {@link Preprocessing} from text. */
final class Settings {
    private static final List<String> KEYS = List.of("resize", "crop", "order", "scale", "mean", "std", "layout");
    /** A value reaches to the next key, so that names of files may contain blanks. */
    private static final Pattern NEXT_KEY = Pattern.compile("\\s+(?=\\w+=)");
    private static final Pattern NUMBERS = Pattern.compile("[-+.0-9eE/,\\s]+");
    private static final Pattern RESIZE = Pattern.compile("(short|long|exact):([0-9]+)(?:x([0-9]+))?(?:,(\\w+))?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(?:x([0-9]{1,9}))?");
    private static final int LARGEST_FILE = 1 << 16;

    private final Map<String, String> values = new HashMap<>();
    private final Preprocessing.Lookup files;

    private Settings(Preprocessing.Lookup files) {
        this.files = files;
    }

    static Preprocessing read(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        if (bytes.length > LARGEST_FILE) {
            throw new MalformedFileException(file, "has " + bytes.length + " bytes: no settings of preprocessing");
        }
        try {
            return parse(new String(bytes, StandardCharsets.UTF_8), file::resolveSibling);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(file, String.valueOf(e.getMessage()), e);
        }
    }

    static Preprocessing parse(String text, Preprocessing.Lookup files) throws IOException {
        String said = text.lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
        String[] words = NEXT_KEY.split(said.strip());
        boolean preset = words[0].indexOf('=') < 0;
        Settings settings = new Settings(files);
        for (String word : preset ? Arrays.copyOfRange(words, 1, words.length) : words) {
            settings.add(word.strip());
        }
        return settings.over(PreprocessingPresets.named(preset ? words[0].strip() : "none"));
    }

    private void add(String word) {
        int equals = word.indexOf('=');
        String key = word.substring(0, equals);
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException("preprocessing has no setting '" + key + "'; there are " + KEYS);
        }
        if (values.putIfAbsent(key, word.substring(equals + 1).strip()) != null) {
            throw new IllegalArgumentException("the setting '" + key + "' is given twice");
        }
    }

    private Preprocessing over(Preprocessing start) throws IOException {
        ChannelOrder order = one("order", start.order());
        return new Preprocessing(values.containsKey("resize") ? resize(values.get("resize")) : start.resize(),
                values.containsKey("crop") ? crop(values.get("crop")) : start.crop(), order,
                values.containsKey("scale") ? Numbers.parse(values.get("scale")) : start.scale(),
                values.containsKey("mean") ? mean(values.get("mean")) : start.mean(),
                values.containsKey("std")
                        ? Arrays.stream(numbers(values.get("std"))).boxed().toList()
                        : start.std(),
                one("layout", start.layout()));
    }

    private static Resize resize(String value) {
        Matcher m = RESIZE.matcher(value);
        if (value.equals("none")) {
            return Resize.NONE;
        }
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "resize=" + value + ": expected none, short:256, long:256 or exact:224x224, and possibly ,bicubic");
        }
        Resize.Side side = Resize.Side.valueOf(m.group(1).toUpperCase(Locale.ROOT));
        if (m.group(3) != null && side != Resize.Side.EXACT) {
            throw new IllegalArgumentException("resize=" + value + ": one side has one length");
        }
        Size size = size("resize=" + value, m.group(2) + (m.group(3) == null ? "" : "x" + m.group(3)));
        Filter filter = m.group(4) == null ? Filter.BILINEAR : constant("filter", m.group(4), Filter.BILINEAR);
        return new Resize(side, size.height(), size.width(), filter);
    }

    private static @Nullable Size crop(String value) {
        return value.equals("none") ? null : size("crop=" + value, value);
    }

    private static Size size(String setting, String value) {
        Matcher m = SIZE.matcher(value);
        if (!m.matches()) {
            throw new IllegalArgumentException(setting + ": expected pixels such as 224 or 224x192 (height x width)");
        }
        int height = Integer.parseInt(m.group(1));
        return new Size(height, m.group(2) == null ? height : Integer.parseInt(m.group(2)));
    }

    private Mean mean(String value) throws IOException {
        if (NUMBERS.matcher(value).matches()) {
            return Mean.of(numbers(value));
        }
        return files.mean(value);
    }

    private static double[] numbers(String value) {
        return Arrays.stream(value.split(",", -1)).mapToDouble(Numbers::parse).toArray();
    }

    private <E extends Enum<E>> E one(String key, E otherwise) {
        String value = values.get(key);
        return value == null ? otherwise : constant(key, value, otherwise);
    }

    private static <E extends Enum<E>> E constant(String key, String value, E example) {
        E[] all = example.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all).filter(c -> c.toString().equals(value.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        key + "=" + value + ": expected one of " + Arrays.toString(all)));
    }
}
