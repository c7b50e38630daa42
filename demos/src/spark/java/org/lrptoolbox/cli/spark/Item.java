package org.lrptoolbox.cli.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A picture to explain, as a row of Spark's.
 *
 * @param folder the folder it lies in, below what was typed: {@code .} for that itself
 * @param path where it lies, complete
 * @param name its path below what was typed
 * @param target what to explain of it; null for what is explained of all
 * @param content its bytes, where a table holds them; else null
 */
record Item(String folder, String path, String name, @Nullable String target, byte @Nullable [] content) {
    /** The columns of items that lie in files. */
    static final StructType SCHEMA = new StructType().add("folder", DataTypes.StringType)
            .add("path", DataTypes.StringType).add("name", DataTypes.StringType).add("target", DataTypes.StringType);

    /** The same, without its bytes. */
    Item withoutContent() {
        return new Item(folder, path, name, target, null);
    }

    /** By place: rows on their way through Spark may have lost the names of their columns. */
    static Item of(Row row) {
        return new Item(row.getString(0), row.getString(1), row.getString(2), row.getString(3),
                row.size() > SCHEMA.size() ? row.<byte[]>getAs(SCHEMA.size()) : null);
    }
}
