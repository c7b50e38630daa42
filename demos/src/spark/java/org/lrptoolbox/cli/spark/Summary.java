package org.lrptoolbox.cli.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Locale;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.text.Table;

/** What a table of explanations says as a whole; relevance itself is not read for it. */
final class Summary {
    private static final int MOST = 20;
    private static final double BIN = 0.1;
    /** Shares below and above are counted in the first and the last bin. */
    private static final double WIDEST = 2;

    private final Dataset<Row> rows;

    Summary(Dataset<Row> rows) {
        this.rows = rows.select("path", "target", "label", "score", "conservation", "error");
    }

    /** Rows in all, and those without an explanation. */
    Row counts() {
        return rows.agg(count(lit(1)), count(col("error"))).first();
    }

    /** For every class how often it was explained, its mean score and relevance, and the share that arrived. */
    Table classes() {
        Table table = new Table("explained", "pictures", "mean score", "mean relevance", "conservation");
        List<Row> all = rows.filter(col("error").isNull()).groupBy("label")
                .agg(count(lit(1)).as("n"), avg("score"), avg(col("score").multiply(col("conservation"))),
                        avg("conservation"))
                .sort(col("n").desc(), col("label")).takeAsList(MOST);
        for (Row row : all) {
            table.row(Printable.line(row.getString(0)), "" + row.getLong(1), number(row, 2), number(row, 3),
                    number(row, 4));
        }
        return table;
    }

    /** How often which share of the score arrived at the input. */
    Table conservation() {
        Table table = new Table("conservation", "explanations");
        var bounded = when(col("conservation").gt(WIDEST), lit(WIDEST))
                .when(col("conservation").lt(-WIDEST), lit(-WIDEST)).otherwise(col("conservation"));
        // A share of 1 has rounding on both sides, which one bin should hold.
        for (Row row : rows.filter(col("conservation").isNotNull())
                .groupBy(floor(bounded.divide(BIN).plus(0.5)).as("bin")).agg(count(lit(1))).sort("bin")
                .collectAsList()) {
            table.row(String.format(Locale.ROOT, "%.1f", row.getLong(0) * BIN), "" + row.getLong(1));
        }
        return table;
    }

    /** What could not be explained; the first of very many. */
    List<Row> failures() {
        return rows.filter(col("error").isNotNull()).select("path", "error").sort("path").takeAsList(MOST);
    }

    private static String number(Row row, int column) {
        return row.isNullAt(column) ? "" : String.format(Locale.ROOT, "%.4g", row.getDouble(column));
    }
}
