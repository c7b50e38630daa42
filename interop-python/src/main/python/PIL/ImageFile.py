"""Settings of reading, which scripts set; files are read in whole or not at all here."""

LOAD_TRUNCATED_IMAGES = False
MAXBLOCK = 65536
