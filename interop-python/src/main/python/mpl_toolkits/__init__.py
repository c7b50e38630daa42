"""The part of Matplotlib's toolkits that scripts of the toolbox use."""
