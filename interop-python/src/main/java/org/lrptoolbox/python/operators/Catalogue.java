package org.lrptoolbox.python.operators;

import java.util.List;
import java.util.stream.Stream;

/** Which functions Java answers in which module; what only some scripts load is not made before they do. */
final class Catalogue {
    private Catalogue() {}

    /** The functions of a module. */
    static List<Shortcut> of(String module) {
        return Stream.concat(ArrayFunctions.ALL.stream(), rarer(module).stream())
                .filter(shortcut -> module.equals(shortcut.module()))
                .toList();
    }

    private static List<Shortcut> rarer(String module) {
        return switch (module) {
            case "numpy._creation", "numpy._ranges", "numpy._grids" -> Making.ALL;
            case "numpy._joining" -> Joining.ALL;
            case "numpy._selection", "numpy._sorting", "numpy._unique" -> Choosing.ALL;
            case "numpy._products", "numpy._logic", "numpy.linalg" -> Measures.ALL;
            case "numpy._axes" -> MovedAxes.ALL;
            case "numpy._running", "numpy._calculus" -> Running.ALL;
            case "numpy._statistics" -> Quantiles.ALL;
            default -> List.of();
        };
    }
}
