package org.lrptoolbox.onnx.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The libraries that ONNX Runtime needs on a GPU beside itself: the driver's, CUDA 12.8 or newer, and cuDNN 9. Where
 * they are on the class path ({@code mvn -Pcuda,cuda-redist package}), they are unpacked once into the cache and used,
 * whatever the system has, which may be of CUDA 13; else the system's loader has to find them.
 */
// Native libraries are what this class is for, and the launcher permits it.
@SuppressWarnings("restricted")
public final class CudaLibraries {
    /** Where a library was found. */
    public enum Place {
        /** By the system's loader. */
        SYSTEM,
        /** In the redistributable on the class path. */
        BUNDLED,
        /** Nowhere. */
        NOWHERE
    }

    /**
     * A library and where it is.
     *
     * @param name its file
     * @param place where it was found
     * @param advice what to do where it was not found; empty elsewhere
     */
    public record Library(String name, Place place, String advice) {}

    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    private static final String DRIVER = WINDOWS ? "nvcuda.dll" : "libcuda.so.1";
    /** The library that looks after memory. */
    static final String RUNTIME = WINDOWS ? "cudart64_12.dll" : "libcudart.so.12";
    /** In the order in which they need each other. */
    private static final List<String> TOOLKIT = WINDOWS
            ? List.of(RUNTIME, "nvrtc64_120_0.dll", "cublasLt64_12.dll", "cublas64_12.dll",
                    "curand64_10.dll", "cudnn_graph64_9.dll", "cudnn_ops64_9.dll", "cudnn_cnn64_9.dll",
                    "cudnn_adv64_9.dll", "cudnn_heuristic64_9.dll", "cudnn_engines_precompiled64_9.dll",
                    "cudnn_engines_runtime_compiled64_9.dll", "cudnn64_9.dll")
            : List.of(RUNTIME, "libnvrtc.so.12", "libcublasLt.so.12",
                    "libcublas.so.12", "libcurand.so.10", "libcudnn_graph.so.9", "libcudnn_ops.so.9",
                    "libcudnn_cnn.so.9", "libcudnn_adv.so.9", "libcudnn_heuristic.so.9",
                    "libcudnn_engines_precompiled.so.9", "libcudnn_engines_runtime_compiled.so.9", "libcudnn.so.9");

    /** What NVRTC looks for by itself, under the name of its release: beside that one on the class path, if anywhere. */
    private static final String BUILTINS = WINDOWS ? "nvrtc-builtins64_129.dll" : "libnvrtc-builtins.so.12.9";

    private static @Nullable List<Library> loaded;

    private CudaLibraries() {}

    /** Every library, and where it is; those of the system are loaded thereby, those of the class path are not. */
    public static synchronized List<Library> look() {
        if (loaded != null) {
            // The loader now finds what was loaded from the class path, too.
            return loaded;
        }
        List<Library> all = new ArrayList<>();
        all.add(isLoadable(DRIVER)
                ? new Library(DRIVER, Place.SYSTEM, "")
                : new Library(DRIVER, Place.NOWHERE, "install the NVIDIA driver (525 or newer)"));
        TOOLKIT.forEach(name -> all.add(look(name)));
        return all;
    }

    private static Library look(String name) {
        if (CudaBundle.has(name)) {
            return new Library(name, Place.BUNDLED, "");
        }
        return isLoadable(name)
                ? new Library(name, Place.SYSTEM, "")
                : new Library(name, Place.NOWHERE, "install " + (name.contains("cudnn")
                        ? "cuDNN 9 for CUDA 12"
                        : "CUDA 12.8 or newer")
                        + " where the system's loader finds it, or build with -Pcuda,cuda-redist");
    }

    /** Loads those of the class path, once, so that the runtime's libraries find them. */
    public static synchronized void load() {
        if (loaded != null) {
            return;
        }
        loaded = look();
        List<String> bundled = Stream.concat(CudaBundle.has(BUILTINS) ? Stream.of(BUILTINS) : Stream.empty(),
                loaded.stream().filter(library -> library.place() == Place.BUNDLED).map(Library::name)).toList();
        Optional<Path> folder = CudaBundle.unpack(bundled);
        folder.ifPresent(path -> bundled.forEach(name -> System.load(path.resolve(name).toString())));
    }

    /** What is missing, in a sentence; where nothing is, that. */
    public static String missing() {
        List<Library> gone = look().stream().filter(library -> library.place() == Place.NOWHERE).toList();
        return gone.isEmpty()
                ? "all of their libraries are found"
                : "not found: " + gone.stream().map(Library::name).collect(Collectors.joining(", "))
                        + " (LD_LIBRARY_PATH, or PATH on Windows, tells the loader where; lrp doctor says what to do)";
    }

    private static boolean isLoadable(String name) {
        if (!System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).matches("amd64|x86_64")) {
            return false;
        }
        try {
            // Never closed: cuDNN's libraries tell each other where their functions are as soon as they are loaded, and
            // would call what is no longer there.
            SymbolLookup.libraryLookup(name, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
