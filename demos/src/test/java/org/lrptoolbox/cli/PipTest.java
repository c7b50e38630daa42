package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpServer;

/** {@code lrp pip}, with wheels made here and an index of our own. */
class PipTest {
    @TempDir
    Path folder;

    private Path wheel(String name, String version, List<String> needs, String... files) throws IOException {
        Path file = folder.resolve(name + "-" + version + "-py3-none-any.whl");
        String info = name + "-" + version + ".dist-info/";
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            StringBuilder record = new StringBuilder();
            for (String entry : files.length == 0 ? new String[]{name + "/__init__.py"} : files) {
                write(zip, entry, "version = '" + version + "'\n");
                record.append(entry).append(",,\n");
            }
            StringBuilder metadata = new StringBuilder(
                    "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
            needs.forEach(need -> metadata.append("Requires-Dist: ").append(need).append('\n'));
            write(zip, info + "METADATA", metadata + "\nRequires-Dist: no field, but text\n");
            write(zip, info + "RECORD", record + info + "METADATA,,\n" + info + "RECORD,,\n");
        }
        return file;
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private record Result(int code, String out, String err) {}

    private Result pip(String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "pip";
        line[1] = "install";
        System.arraycopy(words, 0, line, 2, words.length);
        StringWriter out = new StringWriter();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return new Result(Main.execute(new PrintWriter(out, true), line), out.toString(),
                    errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private String target() {
        return folder.resolve("site").toString();
    }

    @Test
    void aWheelIsInstalledWithWhatItNeeds() throws IOException {
        wheel("needed_lib", "1.2", List.of());
        wheel("needed_lib", "1.3rc1", List.of());
        wheel("extra", "1", List.of());
        Path main = wheel("main.lib", "2.0", List.of("needed-lib>=1,<2", "numpy>=1.20", "old; python_version < '3'",
                "extra (>=1); extra == 'more' or (sys_platform == 'nowhere' and os_name in 'posix')"));
        Result result = pip(main.toString(), "--no-index", "-f", folder.toString(), "-t", target());
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("numpy: the toolbox's own numpy is used"), result.out());
        assertTrue(result.out().contains("Installed needed-lib 1.2 in " + target()), result.out());
        assertTrue(Files.exists(folder.resolve("site/main.lib/__init__.py")));
        assertFalse(Files.exists(folder.resolve("site/extra")));
        assertEquals(0, pip("main-lib[more]", "--no-index", "-f", folder.toString(), "-t", target()).code());
        Path newer = wheel("main.lib", "2.1", List.of(), "main.lib/other.py");
        assertEquals(0, pip(newer.toString(), "--no-index", "-t", target()).code());
        assertFalse(Files.exists(folder.resolve("site/main.lib/__init__.py")),
                "files of the older version are taken away");
        assertTrue(Files.exists(folder.resolve("site/main.lib/other.py")));
    }

    @Test
    void nativeCodeAndWrongFilesAreRefusedAndChangeNothing() throws IOException {
        Path compiled = wheel("compiled", "1", List.of(), "compiled/x.cpython-312-x86_64-linux-gnu.so");
        Path missing = wheel("missing", "1", List.of("not-there"));
        Path hostile = wheel("hostile", "1", List.of(), "../outside.py");
        Path cut = Files.write(folder.resolve("cut-1-py3-none-any.whl"), new byte[]{'P', 'K', 3, 4, 0});
        for (Map.Entry<Path, String> bad : Map
                .of(compiled, "has native code", missing, "not-there", hostile, "leave its folder",
                        cut, "is no wheel", folder.resolve("absent-1-py3-none-any.whl"), "absent")
                .entrySet()) {
            Result result = pip(bad.getKey().toString(), "--no-index", "-t", target());
            assertTrue(result.code() != 0 && result.err().contains(bad.getValue()), bad + ": " + result);
            assertFalse(result.err().contains("\tat "), result.err());
        }
        assertFalse(Files.exists(folder.resolve("outside.py")));
        assertFalse(Files.exists(folder.resolve("site/hostile")));
        assertFalse(Files.exists(folder.resolve("site/missing")));
        assertTrue(pip("??", "--no-index").err().contains("is no requirement"));
    }

    @Test
    void anIndexIsAskedAsOthersAskIt() throws Exception {
        byte[] wheel = Files.readAllBytes(wheel("remote", "1.5", List.of()));
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wheel));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/simple/remote/", exchange -> answer(exchange, new Gson().toJson(Map.of("files", List.of(
                file("remote-1.5-py3-none-any.whl", hash, Map.of()),
                file("remote-1.6-py3-none-any.whl", hash, Map.of("yanked", true)),
                file("remote-1.7-py3-none-any.whl", hash, Map.of("requires-python", ">=3.13")),
                file("remote-1.8.tar.gz", hash, Map.of()),
                file("remote-2.0b1-py3-none-any.whl", hash, Map.of())))).getBytes(StandardCharsets.UTF_8)));
        server.createContext("/simple/altered/", exchange -> answer(exchange, new Gson().toJson(Map.of("files", List.of(
                file("remote-1.5-py3-none-any.whl", "00" + hash.substring(2), Map.of()))))
                .getBytes(StandardCharsets.UTF_8)));
        server.createContext("/simple/pandas/", exchange -> answer(exchange, new Gson().toJson(Map.of("files", List.of(
                file("pandas-2.2-cp312-cp312-manylinux_2_17_x86_64.whl", hash, Map.of()))))
                .getBytes(StandardCharsets.UTF_8)));
        server.createContext("/files/", exchange -> answer(exchange, wheel));
        server.start();
        try {
            String index = "http://127.0.0.1:" + server.getAddress().getPort() + "/simple";
            Result result = pip("remote>=1", "-i", index, "-t", target());
            assertEquals(0, result.code(), result.err());
            assertTrue(result.out().contains("Installed remote 1.5"), result.out());
            Result compiled = pip("pandas", "-i", index, "-t", target());
            assertTrue(compiled.code() != 0 && compiled.err().contains("pandas has native code"), compiled.err());
            assertTrue(pip("altered", "-i", index, "-t", target()).err().contains("SHA-256 differs"));
            assertTrue(pip("unknown", "-i", index, "-t", target()).err().contains("there is no package unknown"));
            assertTrue(pip("remote==1.8", "-i", index, "-t", folder.resolve("b").toString()).err()
                    .contains("no wheel of"));
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, Object> file(String name, String hash, Map<String, Object> more) {
        Map<String, Object> made = new java.util.HashMap<>(more);
        made.putAll(Map.of("filename", name, "url", "../../files/" + name, "hashes", Map.of("sha256", hash)));
        return made;
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
