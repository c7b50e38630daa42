"""What NumPy's files begin with."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MAGIC = b"\x93NUMPY"
#: How NumPy begins to describe an array of plain numbers.
DESCRIBED = b"{'descr': '"
PLAIN = {b"<f8'", b"<f4'", b"<i8'", b"<i4'", b"<i2'", b"|i1'", b"<u8'", b"<u4'", b"<u2'", b"|u1'", b"|b1'"}
