package org.lrptoolbox.cli.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.lrptoolbox.io.MalformedFileException;

/**
 * What a run has done, in a file of its output folder: a line of JSON with the settings, then a line for everything done.
 * Lines that belong together are added together: a run that is killed in between leaves a beginning of them, which is
 * dropped when the next one goes on. Two runs cannot write the same journal at a time.
 */
public final class Journal implements AutoCloseable {
    /** How many lines follow that belong to this one. */
    private static final String LEFT = "left";

    private final Path file;
    private final FileChannel channel;

    /** Takes what was done before, line by line. */
    @FunctionalInterface
    public interface Reader {
        /** Takes one. */
        void take(JsonObject line) throws IOException;
    }

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a journal for one run; what it says already stays. */
    public static Journal open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Journal(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // The same, but within one Java.
        } catch (IOException e) {
            // Some file systems know no locks; one has to do without.
            return new Journal(file, channel);
        }
        channel.close();
        throw new FileSystemException(file.toString(), null,
                "another run is writing into this folder; wait for it, or choose another folder with -o");
    }

    /** Starts over with a header. */
    public void begin(JsonObject header) throws IOException {
        channel.truncate(0);
        add(List.of(header));
    }

    /**
     * Reads what is there, the header first; what was not added to its end is dropped.
     *
     * @return whether there was a header
     * @throws MalformedFileException if something stands in the middle that no run has written
     */
    public boolean read(Reader reader) throws IOException {
        List<JsonObject> together = new ArrayList<>();
        boolean any = false;
        long end = 0;
        long at = 0;
        channel.position(0);
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        long size = channel.size();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            at += line.getBytes(StandardCharsets.UTF_8).length + 1;
            JsonObject read = parse(line);
            if (read == null && at < size) {
                throw new MalformedFileException(file, "line " + number
                        + " is nothing that a run has written; --force starts over");
            }
            if (read == null || at > size) {
                break;
            }
            together.add(read);
            if (read.get(LEFT).getAsInt() == 0) {
                for (JsonObject one : together) {
                    one.remove(LEFT);
                    reader.take(one);
                }
                together.clear();
                any = true;
                end = at;
            }
        }
        channel.truncate(end);
        channel.position(end);
        return any;
    }

    private static @org.jspecify.annotations.Nullable JsonObject parse(String line) {
        try {
            return JsonParser.parseString(line) instanceof JsonObject o && o.has(LEFT) ? o : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    /** Adds lines that belong together. */
    public void add(List<JsonObject> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = lines.get(i).deepCopy();
            line.addProperty(LEFT, lines.size() - 1 - i);
            text.append(line).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /** Whether there is a journal. */
    public static boolean exists(Path file) {
        return Files.isRegularFile(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
