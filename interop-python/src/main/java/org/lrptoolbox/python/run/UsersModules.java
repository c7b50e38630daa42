package org.lrptoolbox.python.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells files of the original toolbox from those a user has changed or added. Beside a script may lie the original's
 * {@code modules}, {@code render}, {@code data_io} and {@code model_io}: the toolbox's own packages stand in for them. But
 * where their text differs from every published version, it is there for a reason, and is to be used.
 */
final class UsersModules {
    private static final List<String> SINGLE = List.of("data_io.py", "model_io.py", "render.py");
    private static final String PACKAGE = "modules";
    private static final int DIGITS = 16;

    private UsersModules() {}

    /** The files in a folder that are the user's, such as {@code render.py} and {@code modules/linear.py}. */
    static List<String> in(Path folder) {
        List<String> candidates = new ArrayList<>();
        for (String single : SINGLE) {
            if (Files.isRegularFile(folder.resolve(single))) {
                candidates.add(single);
            }
        }
        Path modules = folder.resolve(PACKAGE);
        if (Files.isRegularFile(modules.resolve("__init__.py"))) {
            try (Stream<Path> files = Files.walk(modules)) {
                files.filter(file -> file.toString().endsWith(".py") && Files.isRegularFile(file))
                        .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted()
                        .forEach(candidates::add);
            } catch (IOException | UncheckedIOException e) {
                // A folder that cannot be listed cannot be imported from, either.
                return List.of();
            }
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        Set<String> originals = originals();
        return candidates.stream().filter(name -> !isOriginal(name, folder, originals)).toList();
    }

    private static boolean isOriginal(String name, Path folder, Set<String> originals) {
        try {
            String text = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return text.isBlank() || originals.contains(name + " " + HexFormat.of().formatHex(hash, 0, DIGITS / 2));
        } catch (IOException e) {
            return true;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> originals() {
        try (InputStream in = UsersModules.class.getResourceAsStream("originals.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of the original toolbox's files is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
