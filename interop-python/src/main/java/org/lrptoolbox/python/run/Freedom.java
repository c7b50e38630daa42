package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.graalvm.polyglot.Context;

/** The rights of a script one trusts: those of any Python script started by the user. */
final class Freedom {
    private Freedom() {}

    static void apply(Context.Builder builder, Path workingDirectory) {
        builder.allowAllAccess(true).currentWorkingDirectory(workingDirectory)
                // Byte code goes to the user's cache: script folders stay clean and may be read-only.
                .option("python.DontWriteBytecodeFlag", "false")
                .option("python.PyCachePrefix", UserCache.folder().resolve("bytecode").toString());
    }
}
