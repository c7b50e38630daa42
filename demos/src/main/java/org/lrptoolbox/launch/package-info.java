/**
 * What the launcher scripts leave to Java: building, the fast start, and taking turns at both. It runs from its sources
 * before anything is built ({@code java .../Prepare.java}), so it uses nothing but the JDK.
 */
@NullMarked
package org.lrptoolbox.launch;

import org.jspecify.annotations.NullMarked;
