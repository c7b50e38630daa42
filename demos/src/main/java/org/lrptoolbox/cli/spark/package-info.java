/** {@code lrp spark}: the work of {@code lrp explain} on Apache Spark, whose jars come with the Maven profile spark. */
@NullMarked
package org.lrptoolbox.cli.spark;

import org.jspecify.annotations.NullMarked;
