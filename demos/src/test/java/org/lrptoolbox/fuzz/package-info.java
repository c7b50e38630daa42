/** Damaged files for every reader: a few in each build, for minutes and hours with {@code mvn verify -Pfuzz}. */
package org.lrptoolbox.fuzz;
