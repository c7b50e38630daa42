"""What cells print."""

import io
import time

_MOST = 8192
_PATIENCE = 0.1


class Stream(io.TextIOBase):
    """Collects whole lines for a moment, so that many short ones become few messages."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, name, publish):
        self.name, self._publish = name, publish
        self._text, self._size, self._sent = [], 0, 0.0

    def writable(self):
        """Yes."""
        return True

    def write(self, text):
        """Text for the cell's output."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._text.append(text)
        self._size += len(text)
        if self._size > _MOST or text.endswith("\n") and time.monotonic() - self._sent > _PATIENCE:
            self.flush()
        return len(text)

    def flush(self):
        """Sends what was collected."""
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            self._size, self._sent = 0, time.monotonic()
            self._publish("stream", {"name": self.name, "text": text})
