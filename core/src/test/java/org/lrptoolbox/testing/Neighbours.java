package org.lrptoolbox.testing;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All there is of a kind in a package, so that tests notice what a list forgot. */
public final class Neighbours {
    private Neighbours() {}

    /** The classes of a kind, those inside others included, that lie in the package of some class. */
    public static Set<Class<?>> of(Class<?> kind, Class<?> neighbour)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
        String folder = neighbour.getPackageName();
        Path classes = Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.list(classes.resolve(folder.replace('.', '/')))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String simple = String.valueOf(file.getFileName()).replace(".class", "");
                Class<?> type = simple.contains("-info") ? Object.class : Class.forName(folder + "." + simple);
                if (kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(type);
                }
            }
        }
        return found;
    }
}
