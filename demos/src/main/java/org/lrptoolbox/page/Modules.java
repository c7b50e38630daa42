package org.lrptoolbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JavaScript of the pages, which lies beside this class as plain modules.
 *
 * <p>A page in one file has no other files to import. So every {@code from './heat.js'} becomes an import of that
 * module's own text, as a {@code data:} address; modules stay modules, and nothing has to be bundled.
 */
public final class Modules {
    private static final Pattern IMPORT = Pattern.compile("(from )'\\./(\\w+\\.js)'");

    private Modules() {}

    /** A file beside this class, as it is. */
    static String resource(String name) {
        try (InputStream in = Modules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + name + " among the pages' files");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the toolbox", e);
        }
    }

    /** A module that needs no other files. */
    public static String text(String name) {
        return IMPORT.matcher(resource(name))
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "'" + address(m.group(2)) + "'"));
    }

    private static String address(String name) {
        byte[] text = (text(name) + "\n//# sourceURL=" + name + "\n").getBytes(StandardCharsets.UTF_8);
        return "data:text/javascript;base64," + Base64.getEncoder().encodeToString(text);
    }
}
