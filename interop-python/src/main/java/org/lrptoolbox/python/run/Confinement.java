package org.lrptoolbox.python.run;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/** The rights of a script one does not trust. */
final class Confinement {
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
                .allowHostClassLookup(ScriptFaces::isFace)
                .allowHostClassLoading(false)
                .allowCreateProcess(false)
                .allowCreateThread(false)
                .allowNativeAccess(false)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE);
    }

    /** Lists and maps are open as such, for their elements; their Java methods are not. */
    private static HostAccess hostAccess() {
        HostAccess.Builder access = HostAccess.newBuilder().allowArrayAccess(true).allowListAccess(true)
                .allowMapAccess(true).allowBufferAccess(true);
        ScriptFaces.CALLBACKS.forEach(access::allowImplementations);
        ScriptFaces.open(access);
        return access.build();
    }
}
