package org.lrptoolbox.cli.spark;

import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

import scala.Tuple2;

/**
 * Pictures in portions for tasks: in the order of their paths, so that a task meets few folders and every attempt of it the
 * same batches, and as many in each as in any other, because a picture costs the same whatever the size of its file.
 */
final class Portions implements AutoCloseable {
    private final SparkSession spark;
    private final JavaPairRDD<Long, Row> numbered;
    private final long count;

    Portions(Dataset<Row> items) {
        this.spark = items.sparkSession();
        JavaRDD<Row> sorted = items.sort("folder", "path", "target").toJavaRDD();
        this.numbered = sorted.zipWithIndex().mapToPair(Tuple2::swap).persist(StorageLevel.MEMORY_AND_DISK());
        this.count = numbered.count();
    }

    long count() {
        return count;
    }

    /** The pictures of some numbers, in so many partitions. */
    Dataset<Row> of(long from, long to, int partitions) {
        JavaRDD<Row> some = numbered.filter(row -> row._1() >= from && row._1() < to)
                .repartitionAndSortWithinPartitions(new Even(from, to - from, partitions)).values();
        return spark.createDataset(some.rdd(), Encoders.row(Item.SCHEMA));
    }

    @Override
    public void close() {
        numbered.unpersist(false);
    }

    /** Sends number {@code from + k} of {@code count} to partition {@code k * parts / count}. */
    static final class Even extends Partitioner {
        private static final long serialVersionUID = 1;
        private final long from;
        private final long count;
        private final int parts;

        Even(long from, long count, int parts) {
            this.from = from;
            this.count = count;
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(Object key) {
            return (int) (((long) key - from) * parts / count);
        }
    }
}
