package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the native library comes from, and what happens where there is none: each JVM decides once, so each has its own. */
class NativeLibraryTest {
    private static final String FOLDER = "org/bytedeco/openblas/" + NativeLibrary.platform() + "/";

    @TempDir
    Path folder;

    private static void assumeLibrary() {
        assumeTrue(NativeLibraryTest.class.getClassLoader().getResource(FOLDER) != null,
                "no OpenBLAS of this platform on the class path");
    }

    @Test
    void unpacksOnceAndMendsWhatIsBroken() throws IOException {
        assumeLibrary();
        Path library = NativeLibrary.unpack(FOLDER, folder);
        byte[] whole = Files.readAllBytes(library);
        Object first = Files.readAttributes(library, "*").get("fileKey");
        assertEquals(library, NativeLibrary.unpack(FOLDER, folder));
        assertEquals(first, Files.readAttributes(library, "*").get("fileKey"), "written again");

        byte[] broken = whole.clone();
        broken[broken.length / 2] ^= 1;
        Files.write(library, broken);
        NativeLibrary.unpack(FOLDER, folder);
        assertArrayEquals(whole, Files.readAllBytes(library));

        Files.write(library, new byte[]{1, 2, 3});
        NativeLibrary.unpack(FOLDER, folder);
        assertEquals(whole.length, Files.size(library));
        try (var files = Files.list(library.getParent())) {
            assertTrue(files.noneMatch(f -> f.toString().endsWith(".part")), "a part is left behind");
        }
    }

    @Test
    void loadsNothingFromAFolderThatEverybodyMayWriteTo() throws IOException {
        assumeLibrary();
        Path library = NativeLibrary.unpack(FOLDER, folder);
        Files.setPosixFilePermissions(library.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        String message = assertThrows(IOException.class, () -> NativeLibrary.unpack(FOLDER, folder)).getMessage();
        assertTrue(message.contains("written to by everybody"), message);
    }

    @Test
    void saysWhereItLooked() {
        String message = assertThrows(NoSuchFileException.class,
                () -> NativeLibrary.unpack("org/bytedeco/openblas/nowhere-z80/", folder)).getMessage();
        assertTrue(message.contains("nowhere-z80"), message);
    }

    @Test
    void theClassPathsLibraryIsUsed() throws Exception {
        assumeLibrary();
        String text = inFreshJvm("-Dlrp.blas=native");
        assertTrue(text.contains("OpenBLAS (") && text.contains("64.0"), text);
    }

    @Test
    void withoutALibraryJavaMultiplies() throws Exception {
        Path broken = folder.resolve("libbroken.so");
        Files.writeString(broken, "no library at all");
        for (String choice : new String[]{folder.resolve("absent.so").toString(), broken.toString(), "java"}) {
            String text = inFreshJvm("-Dlrp.blas=" + choice, "--add-modules=jdk.incubator.vector");
            assertTrue(text.contains("Vector API") && text.contains("no native library"), text);
            assertTrue(text.contains("64.0"), text);
            assertTrue(choice.equals("java") || text.contains(Path.of(choice).getFileName().toString()), text);
        }
        String plain = inFreshJvm("-Dlrp.blas=plain", "--add-modules=jdk.incubator.vector");
        assertTrue(plain.startsWith("plain Java") && plain.contains("64.0"), plain);
        String java = inFreshJvm("-Dlrp.blas=java");
        assertTrue(java.startsWith("plain Java") && java.contains("--add-modules jdk.incubator.vector"), java);
    }

    @Test
    void anUnwritableCacheIsNoReasonToFail() throws Exception {
        assumeLibrary();
        Path file = Files.createFile(folder.resolve("a-file"));
        String text = inFreshJvm("cache=" + file.resolve("cache"));
        assertTrue(text.startsWith("plain Java") && text.contains("a-file") && text.contains("64.0"), text);
    }

    /** What {@link Program} prints in a JVM with these options. */
    private static String inFreshJvm(String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED"));
        ProcessBuilder builder = new ProcessBuilder().redirectErrorStream(true);
        for (String option : options) {
            if (option.startsWith("cache=")) {
                builder.environment().put("LRP_CACHE", option.substring("cache=".length()));
            } else {
                command.add(option);
            }
        }
        command.add(Program.class.getName());
        Process process = builder.command(command).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text.replaceFirst("WARNING: Using incubator modules: jdk.incubator.vector\\R", "");
    }

    /** Says which kernel there is, and the sum of a product of two matrices of ones, 64 x 64. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            double[] ones = new double[64 * 64];
            java.util.Arrays.fill(ones, 1);
            double[] c = new double[64 * 64];
            MatrixProduct.parallel(false, false, 64, 64, 64, ones, 0, 64, ones, 0, 64, false, c, 0, 64);
            System.out.println(MatrixProduct.describe() + " " + java.util.Arrays.stream(c).average().orElseThrow());
        }
    }
}
