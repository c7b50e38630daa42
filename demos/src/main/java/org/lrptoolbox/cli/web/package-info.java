/** {@code lrp web}: explainers as static sites that run in any browser. */
@NullMarked
package org.lrptoolbox.cli.web;

import org.jspecify.annotations.NullMarked;
