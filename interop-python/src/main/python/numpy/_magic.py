"""What NumPy's files begin with."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MAGIC = b"\x93NUMPY"
