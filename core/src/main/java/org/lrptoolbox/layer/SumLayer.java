package org.lrptoolbox.layer;

/**
 * A layer that adds its inputs, such as the end of a skip connection; relevance is shared between them. Its gradient is
 * where each of them went.
 */
public interface SumLayer extends Layer {}
