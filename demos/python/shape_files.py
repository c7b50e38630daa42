"""Draws pictures of one shape each, and masks of where the shapes are: how many, a folder, and a seed if wanted."""
import sys

import java

java.type("org.lrptoolbox.demos.shapes.ShapeFiles").main(sys.argv[1:])
