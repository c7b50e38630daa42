/**
 * Streams of work on the command line: what runs ahead in bounded queues, what is done is written down so that a run which
 * was ended goes on, and the person at the terminal sees how far it is.
 */
@NullMarked
package org.lrptoolbox.cli.stream;

import org.jspecify.annotations.NullMarked;
