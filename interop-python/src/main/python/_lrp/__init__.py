"""What the toolbox's Python packages share; not meant for scripts."""
