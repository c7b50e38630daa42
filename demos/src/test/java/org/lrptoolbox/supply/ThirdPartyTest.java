package org.lrptoolbox.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.testing.Shared;

/** The list of licences says what is on the launcher's class path, no more and no less. */
class ThirdPartyTest {
    private static final String BEGIN = "<!-- libraries -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        Path demos = Shared.projectRoot().resolve("demos");
        Path classPath = demos.resolve("target/runtime.classpath");
        assumeTrue(Files.exists(classPath), "Maven has not written " + classPath);
        String runtime = Files.readString(classPath);
        assumeFalse(runtime.contains("onnxruntime_gpu"), "built for GPUs, with other libraries");
        Path list = demos.resolve("docs/third-party.md");
        String text = Files.readString(list).replace("\r\n", "\n");
        int from = text.indexOf(BEGIN) + BEGIN.length();
        String table = ThirdParty.table(runtime);
        if (Boolean.getBoolean("lrp.write")) {
            Files.writeString(list, text.substring(0, from) + table + text.substring(text.indexOf(END)));
            return;
        }
        assertFalse(table.contains("not said"), table);
        String listed = text.substring(from, text.indexOf(END));
        assertEquals(table, listed, "mvn -pl demos -am -Dlrp.write=true -Dtest=ThirdPartyTest "
                + "-Dsurefire.failIfNoSpecifiedTests=false test writes " + list + " anew");
    }
}
