"""``bz2``'s compressor and decompressor, by Java."""

import java

from _lrp.errors import ForeignException

_bzip2 = java.type("org.lrptoolbox.python.files.Bzip2")


class BZ2Compressor:
    """Create a compressor object for compressing data incrementally."""

    def __init__(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._level, self._data, self._flushed = compresslevel, bytearray(), False

    def compress(self, data, /):
        """Takes data; all of it comes out of ``flush``."""
        if self._flushed:
            raise ValueError("Compressor has been flushed")
        self._data += data
        return b""

    def flush(self):
        """The compressed data."""
        if self._flushed:
            raise ValueError("Repeated call to flush()")
        self._flushed = True
        return bytes(_bzip2.compress(bytes(self._data), self._level))


class BZ2Decompressor:
    """Create a decompressor object for decompressing data incrementally."""

    def __init__(self):
        self._data, self._seen, self._ready = bytearray(), 0, b""
        self.eof, self.needs_input, self.unused_data = False, True, b""

    def decompress(self, data, max_length=-1):
        """What comes out of the data: all of a stream once its end is there, at most ``max_length`` bytes at once."""
        if self.eof:
            raise EOFError("End of stream has already been reached")
        if not self._ready:
            self._take(data)
        made, self._ready = (self._ready, b"") if max_length < 0 else (
            self._ready[:max_length], self._ready[max_length:])
        self.eof = self._done and not self._ready
        self.needs_input = not self._done
        return bytes(made)

    _done = False

    def _take(self, data):
        self._data += data
        if len(self._data) >= 4 and (self._data[:3] != b"BZh" or not 0x31 <= self._data[3] <= 0x39):
            raise OSError("Invalid data stream")
        packed = bytes(self._data)
        try:
            if _bzip2.mayEnd(packed, self._seen):
                found = _bzip2.decompress(packed)
                self._ready, self._done = memoryview(bytes(found.content())), True
                self.unused_data = packed[found.used():]
        except ForeignException as error:
            # The mark of the end may have been data, or its last bytes are still to come.
            if "CRC" in str(error) or "crc" in str(error):
                raise OSError("Invalid data stream") from None
        self._seen = len(packed)
