package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden file beside a target which a new content is written to. Its name tells which process on which machine is
 * at it, so that what killed processes left behind can be told from what is being written, and swept.
 */
final class PartFile {
    /** Bytes of a name which every file system in use takes, less what is added here. */
    private static final int LONGEST = 180;
    private static final String HOST = Integer.toHexString(hostName().hashCode());
    private static final Pattern NAME = Pattern.compile("\\..*\\." + HOST + "-(\\d+)-[0-9a-f]{8}\\.part");

    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private PartFile() {}

    /** A new name beside the target; the first in a folder sweeps it. */
    static Path beside(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && SWEPT.add(folder)) {
            sweep(folder);
        }
        String name = String.valueOf(target.getFileName());
        // Another file of the same long beginning has another random end.
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        String begin = length <= LONGEST ? name : "long-name";
        return target.resolveSibling("." + begin + "." + HOST + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".part");
    }

    /** Removes what processes of this machine that are no more were writing in the folder. */
    static void sweep(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException | NumberFormatException e) {
            // Sweeping is a courtesy; whether the folder can be written to, writing tells.
            return;
        }
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String name = System.getenv("COMPUTERNAME");
            return name != null ? name : String.valueOf(System.getenv("HOSTNAME"));
        }
    }
}
