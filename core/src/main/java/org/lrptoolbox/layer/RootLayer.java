package org.lrptoolbox.layer;

/**
 * A layer in which relevance ends though it is no input of the network, as a table of embeddings in which ids are
 * looked up: the relevance of its output is that of what was looked up.
 */
public interface RootLayer extends Layer {}
