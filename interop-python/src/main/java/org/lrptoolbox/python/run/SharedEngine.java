package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.graalvm.polyglot.Engine;
import org.lrptoolbox.io.UserCache;
import org.lrptoolbox.python.operators.Operators;

/** What all interpreters of a kind share: parsed code and optimised structures. */
final class SharedEngine {
    private static final String RESOURCES = "polyglot.engine.userResourceCache";

    private SharedEngine() {}

    /** Where GraalPy unpacks Python's standard library. */
    static Path resources() {
        return Path.of(System.getProperty(RESOURCES, UserCache.folder().resolve("graalpy").toString()));
    }

    /** Where Python's byte code is kept between runs. */
    static Path byteCode() {
        return UserCache.folder().resolve("bytecode");
    }

    static Engine create() {
        System.setProperty(RESOURCES, resources().toString());
        Operators.prepare();
        return Engine.newBuilder("python").allowExperimentalOptions(true)
                // That GraalPy interprets on a stock JDK is known and intended.
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }
}
