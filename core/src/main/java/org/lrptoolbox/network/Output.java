package org.lrptoolbox.network;

/**
 * A result of a network that has a name.
 *
 * @param name what to ask for it by, see {@link Network#withOutput}
 * @param node the index of the node whose result it is
 */
public record Output(String name, int node) {}
