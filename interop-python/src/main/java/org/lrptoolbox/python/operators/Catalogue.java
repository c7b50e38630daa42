package org.lrptoolbox.python.operators;

import java.util.List;
import java.util.stream.Stream;

/** Which functions Java answers in which module; what only some scripts load is not made before they do. */
final class Catalogue {
    private Catalogue() {}

    /** The functions of a module that are answered as soon as it is loaded. */
    static List<Shortcut> of(String module) {
        return in(module, Stream.concat(ArrayFunctions.ALL.stream(), together(module).stream()));
    }

    /** Those that are answered when a script asks for one by its name: the module is loaded by most scripts, these by few. */
    static List<Shortcut> named(String module, String name) {
        return in(module, rarer(module).filter(shortcut -> shortcut.name().equals(name)));
    }

    private static List<Shortcut> in(String module, Stream<Shortcut> several) {
        return several.filter(shortcut -> module.equals(shortcut.module())).toList();
    }

    private static List<Shortcut> together(String module) {
        return switch (module) {
            case "numpy._creation", "numpy._ranges" -> Making.ALL;
            case "numpy._grids" -> Stream.concat(Making.ALL.stream(), Grids.ALL.stream()).toList();
            case "numpy._broadcasting", "numpy._flat_indices", "numpy._einsum" -> Grids.ALL;
            case "numpy._joining" -> Joining.ALL;
            case "numpy._padding" -> Editing.ALL;
            case "numpy._splitting" -> Splitting.ALL;
            case "numpy._selection", "numpy._unique" -> Choosing.ALL;
            case "numpy._sorting" -> Stream.concat(Choosing.ALL.stream(), Searching.ALL.stream()).toList();
            case "numpy._sets" -> Sets.ALL;
            case "numpy._histograms" -> Counts.ALL;
            case "numpy._diagonals" -> Diagonals.ALL;
            case "numpy._nan" -> Nones.ALL;
            case "numpy._logic" -> Stream.concat(Measures.ALL.stream(), Kinds.ALL.stream()).toList();
            case "numpy._products" -> Measures.ALL;
            case "numpy.linalg" -> Stream.concat(Measures.ALL.stream(), Equations.ALL.stream()).toList();
            case "numpy._polynomials" -> Equations.ALL;
            case "numpy.fft" -> Transforms.ALL;
            case "numpy._covariance" -> Spread.ALL;
            case "numpy._axes" -> MovedAxes.ALL;
            case "numpy._along_axis" -> Alike.ALL;
            case "numpy._running" -> Running.ALL;
            case "numpy._calculus" -> Stream.concat(Running.ALL.stream(), Sequences.ALL.stream()).toList();
            case "numpy._statistics" -> Stream.concat(Quantiles.ALL.stream(), Spread.ALL.stream()).toList();
            default -> List.of();
        };
    }

    private static Stream<Shortcut> rarer(String module) {
        return switch (module) {
            case "numpy._joining" -> Editing.ALL.stream();
            case "numpy._selection" -> Finding.ALL.stream();
            case "numpy._creation" -> Alike.ALL.stream();
            case "numpy._shapes" -> Kinds.ALL.stream();
            case "numpy._ufuncs" -> Rounding.ALL.stream();
            default -> Stream.of();
        };
    }
}
