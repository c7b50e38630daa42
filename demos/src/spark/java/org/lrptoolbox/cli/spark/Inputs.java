package org.lrptoolbox.cli.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** What was typed as pictures, as tables of {@link Item}: those in files, and those whose bytes tables hold. */
final class Inputs {
    private static final String PICTURES = "*.{png,jpg,jpeg,gif,bmp,tif,tiff,PNG,JPG,JPEG,GIF,BMP,TIF,TIFF}";
    private static final Pattern LISTED = Pattern
            .compile("(.*?\\.(?:png|jpe?g|gif|bmp|tiff?))\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:/(/[^/]*)?");

    private final SparkSession spark;
    private final boolean recursive;
    private final List<Dataset<Row>> files = new ArrayList<>();
    private final List<Dataset<Row>> tables = new ArrayList<>();
    /** Paths and names of all that tables hold, without their bytes. */
    private final List<Dataset<Row>> entries = new ArrayList<>();

    Inputs(SparkSession spark, boolean recursive) {
        this.spark = spark;
        this.recursive = recursive;
    }

    void add(String word) throws IOException {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        Path typed = new Path(word);
        FileSystem system = typed.getFileSystem(hadoop);
        String lower = word.toLowerCase(Locale.ROOT);
        FileStatus[] found = system.globStatus(typed);
        if (found == null || found.length == 0) {
            throw new FileNotFoundException(word + ": no such file or folder");
        }
        if (lower.matches(".*\\.(txt|lst|list)")) {
            files.add(listing(system.makeQualified(typed)));
        } else if (isTable(system, found[0])) {
            tables.add(table(word));
        } else {
            files.add(pictures(system.makeQualified(typed), found));
        }
    }

    private static boolean isTable(FileSystem system, FileStatus first) throws IOException {
        if (first.isFile()) {
            return first.getPath().getName().endsWith(".parquet");
        }
        for (FileStatus inside : system.listStatus(first.getPath())) {
            if (inside.getPath().getName().endsWith(".parquet") || inside.getPath().getName().equals("_SUCCESS")) {
                return true;
            }
        }
        return false;
    }

    /** Files below folders, or those of a pattern; only their names are read here. */
    private Dataset<Row> pictures(Path typed, FileStatus... found) {
        String root = (found.length == 1 && found[0].isDirectory() ? found[0].getPath() : common(typed)).toString();
        Dataset<Row> paths = spark.read().format("binaryFile").option("pathGlobFilter", PICTURES)
                .option("recursiveFileLookup", recursive).load(typed.toString()).select("path");
        return paths.map((MapFunction<Row, Row>) row -> item(row.getString(0), below(root, row.getString(0)), null),
                Encoders.row(Item.SCHEMA));
    }

    /** The folder above all that a pattern can find. */
    private static Path common(Path pattern) {
        Path folder = pattern.getParent();
        while (folder.toString().matches(".*[*?\\[{].*")) {
            folder = folder.getParent();
        }
        return folder;
    }

    private Dataset<Row> listing(Path list) {
        String folder = list.getParent().toString();
        return spark.read().textFile(list.toString())
                .flatMap((FlatMapFunction<String, Row>) line -> listed(line, folder).iterator(),
                        Encoders.row(Item.SCHEMA));
    }

    /** A line of a listing: a tab ends the path, or a space behind the ending of a picture. */
    static List<Row> listed(String line, String folder) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return List.of();
        }
        int tab = text.indexOf('\t');
        Matcher words = LISTED.matcher(text);
        String path = text;
        String target = null;
        if (tab >= 0) {
            path = text.substring(0, tab).strip();
            target = text.substring(tab + 1).strip();
        } else if (words.matches()) {
            path = words.group(1);
            target = words.group(2);
        }
        String complete = new Path(new Path(folder), new Path(null, null, path)).toString();
        if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]*:/.*")) {
            complete = path;
        }
        return List.of(item(complete, below(folder, complete), target));
    }

    private Dataset<Row> table(String word) {
        Dataset<Row> rows = spark.read().parquet(word);
        List<String> columns = List.of(rows.columns());
        if (!columns.contains("path") || !columns.contains("content")) {
            throw new IllegalArgumentException(word + " has the columns " + columns
                    + "; expected path and content (the bytes of a picture), and target if wanted");
        }
        Dataset<Row> items = rows.select(functions.col("path"), functions.col("content"),
                columns.contains("target")
                        ? functions.col("target").cast("string")
                        : functions.lit(null).cast("string").as("target"));
        if (!items.filter(functions.col("path").isNull().or(functions.col("path").equalTo(""))).isEmpty()) {
            throw new IllegalArgumentException(word + " has rows without a path; expected one in each, as the name of a picture");
        }
        entries.add(items.select("path").map((MapFunction<Row, Row>) row -> item(row.getString(0), below("", row
                .getString(0)), null), Encoders.row(Item.SCHEMA)));
        return items.map((MapFunction<Row, Row>) row -> {
            Row item = item(row.getString(0), below("", row.getString(0)), row.getString(2));
            return RowFactory.create(item.get(0), item.get(1), item.get(2), item.get(3), row.get(1));
        }, Encoders.row(Item.SCHEMA.add("content", org.apache.spark.sql.types.DataTypes.BinaryType)));
    }

    private static Row item(String path, String below, @Nullable String target) {
        int slash = below.lastIndexOf('/');
        return RowFactory.create(slash < 0 ? "." : below.substring(0, slash), path, below, target);
    }

    /**
     * A path below a folder; of one that lies elsewhere all of it. Without what leads out of where results go, and with
     * colons, which Hadoop's file systems do not write, as underscores.
     */
    static String below(String root, String path) {
        String folder = root.endsWith("/") ? root : root + "/";
        String inside = !root.isEmpty() && path.startsWith(folder)
                ? path.substring(folder.length())
                : SCHEME.matcher(path).replaceFirst("");
        String kept = Arrays.stream(inside.split("/")).filter(part -> !part.isEmpty() && !part.matches("\\.\\.?"))
                .collect(Collectors.joining("/"));
        return kept.isEmpty() ? "picture" : kept.replace(':', '_');
    }

    /** All that lie in files, each once. */
    @Nullable
    Dataset<Row> files() {
        return files.stream().reduce(Dataset::union).map(all -> all.dropDuplicates("path", "target")).orElse(null);
    }

    /** Two pictures whose results would have one name, such as those of two folders; null where there are none. */
    @Nullable
    Row clash() {
        return Stream.concat(files.stream(), entries.stream()).map(all -> all.select("path", "name"))
                .reduce(Dataset::union).map(all -> all.groupBy(functions.lower(functions.col("name")).as("name"))
                        .agg(functions.min("path").as("one"), functions.max("path").as("other"))
                        .filter(functions.col("one").notEqual(functions.col("other"))).sort("name").takeAsList(1))
                .filter(found -> !found.isEmpty()).map(List::getFirst).orElse(null);
    }

    /** All that lie in tables. */
    @Nullable
    Dataset<Row> tables() {
        return tables.stream().reduce(Dataset::union).orElse(null);
    }
}
