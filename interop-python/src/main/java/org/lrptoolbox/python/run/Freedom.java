package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.io.IOAccess;

/** The rights of a script one trusts: those of any Python script started by the user. */
final class Freedom {
    /** Shared by all free runs, so that later ones start faster; created when first needed. */
    private static final Engine ENGINE = SharedEngine.create();

    private Freedom() {}

    static void apply(Context.Builder builder, Path workingDirectory, boolean interruptible) {
        builder.engine(ENGINE).allowAllAccess(true)
                .allowIO(IOAccess.newBuilder().fileSystem(new HostFileSystem()).allowHostSocketAccess(true).build())
                .currentWorkingDirectory(workingDirectory)
                .option("python.DontWriteBytecodeFlag", "false")
                .option("python.AllowSignalHandlers", Boolean.toString(interruptible))
                .option("python.InstallSignalHandlers", Boolean.toString(interruptible));
    }
}
