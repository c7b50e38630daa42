package org.lrptoolbox.layer;

/** A layer through which relevance passes unchanged: activations, and layers that only rearrange. */
public interface PassLayer extends UnaryLayer {}
