/** Tests of {@code lrp spark}, on Spark in this process and on a small cluster of processes. */
package org.lrptoolbox.cli.spark;
