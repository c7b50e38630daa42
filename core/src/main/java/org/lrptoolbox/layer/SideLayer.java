package org.lrptoolbox.layer;

/**
 * A layer that computes what a network needs besides what it looks at, from ids, masks and shapes alone: it runs
 * forward, and no relevance ever reaches it.
 */
public interface SideLayer extends Layer {}
