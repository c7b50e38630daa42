package org.lrptoolbox.python.run;

import java.io.File;
import java.lang.reflect.AccessibleObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.lrptoolbox.io.AtomicFile;

/** The rights of a script one does not trust. */
final class Confinement {
    private static final String OUR_CLASSES = "org.lrptoolbox.";
    /** Whoever can start another program, or change the rules, is not confined. */
    private static final List<String> EXCEPT = List.of(PythonRunner.class.getName(), AtomicFile.class.getName(),
            "org.lrptoolbox.cli.");

    /** An engine of its own: all contexts of an engine must have the same access to Java. */
    private static final Engine ENGINE = SharedEngine.create();
    private static final HostAccess HOST_ACCESS = hostAccess();

    private Confinement() {}

    static void apply(Context.Builder builder, Sandbox sandbox, Path packages, Path workingDirectory) {
        Sandbox withPython = new Sandbox(Stream.concat(sandbox.readable().stream(),
                Stream.of(packages, SharedEngine.resources(), SharedEngine.byteCode())).toList(), sandbox.writable());
        FileSystem files = new ConfinedFileSystem(withPython);
        builder.engine(ENGINE).option("python.DontWriteBytecodeFlag", "true")
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .currentWorkingDirectory(workingDirectory)
                .allowHostAccess(HOST_ACCESS)
                .allowHostClassLookup(
                        name -> name.startsWith(OUR_CLASSES) && EXCEPT.stream().noneMatch(name::startsWith))
                .allowHostClassLoading(false)
                .allowCreateProcess(false)
                .allowCreateThread(false)
                .allowNativeAccess(false)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE);
    }

    /**
     * Only the toolbox's classes can be looked up, so only what their methods return is left to guard: nothing of it
     * may lead to other classes, or turn a path one was given into one for another file.
     */
    private static HostAccess hostAccess() {
        HostAccess.Builder access = HostAccess.newBuilder().allowPublicAccess(true)
                .allowArrayAccess(true).allowListAccess(true).allowMapAccess(true).allowBufferAccess(true)
                .allowIterableAccess(true).allowIteratorAccess(true);
        // Functions may be handed to Java, but nothing that poses as a path or a file system.
        for (Class<?> function : List.of(Consumer.class, DoubleConsumer.class, BiConsumer.class, Function.class,
                BiFunction.class, UnaryOperator.class, DoubleUnaryOperator.class, Supplier.class, Predicate.class,
                Runnable.class)) {
            access.allowImplementations(function);
        }
        for (Class<?> closed : List.of(Class.class, ClassLoader.class, Module.class, AccessibleObject.class,
                Thread.class, Process.class, Path.class, File.class, java.nio.file.FileSystem.class)) {
            access.denyAccess(closed);
        }
        return access.build();
    }
}
