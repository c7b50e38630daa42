package org.lrptoolbox.onnx.runtime;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The folders ONNX Runtime unpacks its libraries to. It empties its own at the end of the program and leaves it; after
 * a crash or a kill, it leaves all of it. So each is marked with the process it belongs to and removed at the end, and
 * the next start removes those of the dead.
 */
final class LibraryFolders {
    private static final String NAMES = "onnxruntime-java*";
    private static final String OWNER = "lrp-owner";

    private static volatile @Nullable Path own;

    private LibraryFolders() {}

    /** Marks the folder of this process, for who starts after it. */
    static void claim() {
        try {
            Field field = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            field.setAccessible(true);
            if (field.get(null) instanceof Path folder && Files.isDirectory(folder)) {
                own = folder;
                Files.writeString(folder.resolve(OWNER),
                        ProcessHandle.current().pid() + " " + started(ProcessHandle.current()));
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            // Another version of the runtime, or a full disk: nothing depends on the mark but tidiness.
        }
    }

    /** Removes the folder of this process; where libraries in use cannot be removed, the next start does it. */
    static void leave() {
        Path folder = own;
        if (folder != null) {
            try {
                delete(folder);
            } catch (IOException | RuntimeException e) {
                // The mark is gone with the process.
            }
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Removes the folders of processes that are no more. */
    static void sweep() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> dead = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, NAMES)) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isMine(folder) && !isInUse(folder)) {
                    dead.add(folder);
                }
            }
            for (Path folder : dead) {
                delete(folder);
            }
        } catch (IOException | RuntimeException e) {
            // Somebody else may be sweeping, too; the next start tries again.
        }
    }

    private static boolean isMine(Path folder) throws IOException {
        return Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    }

    /** Whether its process lives; one without a mark is in use if any Java program is as old as it. */
    private static boolean isInUse(Path folder) throws IOException {
        Path owner = folder.resolve(OWNER);
        if (!Files.isRegularFile(owner, LinkOption.NOFOLLOW_LINKS)) {
            Instant made = Files.getLastModifiedTime(folder).toInstant();
            return ProcessHandle.allProcesses().filter(p -> p.info().command().orElse("java").contains("java"))
                    .anyMatch(p -> !p.info().startInstant().orElse(Instant.MIN).isAfter(made));
        }
        String[] mark = Files.readString(owner, StandardCharsets.UTF_8).strip().split(" ");
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(mark[0]));
        return process.filter(p -> p.isAlive() && started(p) == Long.parseLong(mark[1])).isPresent();
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
