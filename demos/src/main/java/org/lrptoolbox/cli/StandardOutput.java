package org.lrptoolbox.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written to: what a full disk swallows is an error, and a reader
 * who has seen enough ({@code lrp explain ... | head -1}) is none.
 */
final class StandardOutput {
    /** What shells report of programs whose reader went away: 128 and the number of the signal SIGPIPE. */
    private static final int READER_GONE = 141;
    private static final int FAILURE = 1;

    private final Remembering stream = new Remembering();
    private final PrintWriter writer = new PrintWriter(
            new OutputStreamWriter(stream, Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))), true);

    private static final class Remembering extends FilterOutputStream {
        private @Nullable IOException failure;

        Remembering() {
            super(new FileOutputStream(FileDescriptor.out));
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    PrintWriter writer() {
        return writer;
    }

    /** The exit code once everything is written. */
    int finish(int code) {
        writer.flush();
        IOException failure = stream.failure;
        if (failure == null || code != 0) {
            return code;
        }
        if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return READER_GONE;
        }
        System.err.println("lrp: standard output: " + failure.getMessage());
        return FAILURE;
    }
}
