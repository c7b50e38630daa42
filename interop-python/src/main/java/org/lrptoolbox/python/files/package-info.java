/**
 * The files of scripts: one guard decides which may be touched, and what it lets through is read and written here.
 * Begin with {@link FileGuard}.
 */
@NullMarked
package org.lrptoolbox.python.files;

import org.jspecify.annotations.NullMarked;
