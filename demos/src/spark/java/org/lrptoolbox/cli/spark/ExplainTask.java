package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.explain.Answer;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.stream.Feed;

/**
 * What a task does: takes pictures, explains them batch by batch, hands out rows. It reads a batch when its rows are asked
 * for, so that whoever writes them sets the pace.
 */
final class ExplainTask implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;
    private final Recipe recipe;

    ExplainTask(Recipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws IOException {
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
        Fetcher fetcher = new Fetcher(hadoop);
        // Also where a task fails, or is killed because another attempt was faster.
        TaskCompletionListener end = context -> {
            try {
                fetcher.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        TaskContext.get().addTaskCompletionListener(end);
        Map<String, Item> items = new HashMap<>();
        Feed<Source> sources = () -> {
            if (!rows.hasNext()) {
                return null;
            }
            Item item = Item.of(rows.next());
            Path file = fetcher.file(item);
            Source source = new Source(file, item.name(), null, -1, item.target());
            items.put(source.key(), item.withoutContent());
            return source;
        };
        @Nullable
        ResultStore store = recipe.files().isEmpty()
                ? null
                : new ResultStore(new org.apache.hadoop.fs.Path(recipe.files()), hadoop, fetcher.scratch());
        Feed<Answer> answers = SharedExplainer.of(recipe).explain(sources, recipe.batch(),
                store == null ? null : fetcher.scratch());
        return new Rows(() -> {
            Answer answer = answers.next();
            if (answer == null) {
                return null;
            }
            if (store != null) {
                store.publish(answer.files().values());
            }
            Item item = Objects.requireNonNull(items.get(answer.source().key()));
            String error = answer.error();
            return Results.row(item, answer, recipe.half(),
                    error == null ? null : error.replace(answer.source().file().toString(), item.path()));
        });
    }

    /** A feed as an iterator. */
    private static final class Rows implements Iterator<Row> {
        private final Feed<Row> feed;
        private @Nullable Row next;
        private boolean ended;

        Rows(Feed<Row> feed) {
            this.feed = feed;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                try {
                    next = feed.next();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = next;
            next = null;
            return Objects.requireNonNull(row);
        }
    }
}
