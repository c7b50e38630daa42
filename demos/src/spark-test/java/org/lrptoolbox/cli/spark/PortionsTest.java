package org.lrptoolbox.cli.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How pictures are shared out, and what is read of listings, without a Spark that runs. */
class PortionsTest {
    @ParameterizedTest
    @CsvSource({"0, 10, 3", "100, 257, 16", "7, 1000003, 3907", "0, 2, 5"})
    void everyTaskHasAsManyAsAnyOther(long from, long count, int parts) {
        int[] sizes = new int[parts];
        Portions.Even even = new Portions.Even(from, count, parts);
        int last = 0;
        for (long key = from; key < from + count; key++) {
            int part = even.getPartition(key);
            assertTrue(part >= last, "out of order");
            last = part;
            sizes[part]++;
        }
        for (int size : sizes) {
            assertTrue(size == count / parts || size == count / parts + 1, size + " of " + count + " in " + parts);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 1, 1", "8, 2, 5", "8, 8, 8", "1, 1, 1", "2, 4, 2"})
    void tasksAndTheirSessionUseAllCoresOnce(int cores, int perTask, int threads) {
        assertEquals(threads, SharedExplainer.threads(cores, perTask));
        int tasks = Math.max(1, cores / perTask);
        assertEquals(cores, tasks + threads - 1);
    }

    @Test
    void linesOfListings() {
        assertEquals(List.of(), Inputs.listed("  # a comment", "hdfs://host/lists"));
        check("hdfs://host/lists/a b/c.png", "a b", null, "a b/c.png");
        check("hdfs://host/lists/c.JPG", ".", "281", "c.JPG 281");
        check("/data/c.png", "data", "class:golden retriever", "/data/c.png\tclass:golden retriever");
        check("s3a://bucket/x/c.png", "x", "top5", "s3a://bucket/x/c.png top5");
    }

    private static void check(String path, String folder, String target, String line) {
        Row row = Inputs.listed(line, "hdfs://host/lists").getFirst();
        assertEquals(folder, row.getString(0));
        assertTrue(row.getString(1).endsWith(path), row.getString(1));
        assertEquals(target, row.getString(3));
    }
}
