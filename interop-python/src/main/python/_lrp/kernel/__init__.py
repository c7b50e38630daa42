"""A Jupyter kernel: what comes through Java's sockets, and what is answered (messaging protocol 5.3)."""

import collections
import datetime
import json
import signal
import sys
import threading
import time
import uuid

import java

from _lrp.errors import java_errors

from .shell import Shell
from .streams import Stream

_VERSION = "5.3"


class Kernel:
    """Answers requests, one after the other, until it is asked to shut down."""

    def __init__(self, connection):
        ports = [int(connection[name + "_port"]) for name in ("shell", "control", "stdin", "iopub", "hb")]
        self._channels = java.type("org.lrptoolbox.python.kernel.Channels")(
            connection.get("transport", "tcp"), connection.get("ip", "127.0.0.1"), ports, connection.get("key", ""),
            connection.get("signature_scheme", "hmac-sha256"))
        self._session = uuid.uuid4().hex
        self._request = self._parent = self._unfinished = self._meant = None
        self._may_ask = self._ended = self._interrupted = self._answered = False
        self.interruptible = False
        self._behind = collections.deque()
        self._streams = sys.stdout, sys.stderr = Stream("stdout", self.publish), Stream("stderr", self.publish)
        self.shell = Shell(self)

    def run(self):
        """Serves until the end."""
        self._channels.onControl(self._control)
        sys._lrp_resume = self._resume
        signal.signal(signal.SIGINT, self._on_interrupt)
        self.publish("status", {"execution_state": "starting"})
        self._serve()

    def _serve(self):
        while not self._ended:
            if self._behind:
                self._handle(self._behind.popleft(), behind_failure=True)
            else:
                self._handle(self._channels.next())
        self._channels.close()

    def _resume(self):
        """Goes on after a failure of the interpreter itself, or an interrupt of it, wherever in a request that came."""
        self.interruptible = False
        message, self._unfinished = self._unfinished, None
        if message is not None:
            self._request, self._parent = message, json.loads(str(message.header()))
            if not self._answered and self._parent["msg_type"] == "execute_request":
                self._fail(message)
            if self._answered:
                for stream in self._streams:
                    stream.flush()
                self.publish("status", {"execution_state": "idle"})
            else:
                self._handle(message)  # a question, which may be asked again
        self._serve()

    def _fail(self, message):
        """Answers a cell that ended without an answer."""
        name, value = (("KeyboardInterrupt", "") if self._interrupted
                       else ("SystemError", "the interpreter failed in this cell and goes on"))
        content = {"ename": name, "evalue": value, "traceback": [f"{name}: {value}".rstrip(": ")]}
        self.publish("error", content)
        self._failed(json.loads(str(message.content())))
        self._reply("execute_reply", self.shell.failed(content), message)

    def _on_interrupt(self, number, frame):
        """Ends the cell that runs, and nothing else: a signal that comes late would cost the next one its answer."""
        meant, self._meant = self._meant, None
        if self.interruptible and meant in (None, self._request):
            self._interrupted = True
            raise KeyboardInterrupt

    def _control(self, message):
        kind = json.loads(str(message.header()))["msg_type"]
        if kind == "interrupt_request":
            if self.interruptible:
                threading.Thread(target=self._interrupt, args=(self._request,), daemon=True).start()
            self._send("control", "interrupt_reply", {"status": "ok"}, message)
        elif kind == "shutdown_request":
            content = json.loads(str(message.content()))
            self._send("control", "shutdown_reply", {"status": "ok", "restart": content.get("restart", False)}, message)
            self._leave()
        elif kind == "kernel_info_request":
            self._send("control", "kernel_info_reply", self._about(), message)

    def _interrupt(self, request):
        """As Ctrl-C would. GraalPy may lose a signal that comes while Java is called, so it is sent until it is heard."""
        signals = java.type("sun.misc.Signal")
        for _ in range(30):
            if not self.interruptible or self._request is not request:
                return
            self._interrupted = True  # also where the interpreter ends the cell before it comes to the handler
            self._meant = request
            getattr(signals, "raise")(signals("INT"))
            time.sleep(1)

    def _leave(self):
        self._ended = True
        self._channels.close()
        from _lrp import openfiles

        openfiles.close_all()
        # os._exit would end this thread alone, while a cell that hangs goes on.
        java.type("java.lang.Runtime").getRuntime().halt(0)

    def _handle(self, message, behind_failure=False):
        header = json.loads(str(message.header()))
        content = json.loads(str(message.content()))
        self._request, self._parent = message, header
        self._unfinished, self._answered = message, False
        self.publish("status", {"execution_state": "busy"})
        try:
            kind = header["msg_type"]
            answer = getattr(self, "_on_" + kind, None) if kind.endswith("_request") else None
            if behind_failure and kind == "execute_request":
                answer = self._abort
            if answer is not None:
                reply = answer(content)
                if reply is not None:
                    self._reply(kind.replace("_request", "_reply"), reply, message)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            self.publish("status", {"execution_state": "idle"})
            self._unfinished = None

    def _on_kernel_info_request(self, content):
        return self._about()

    def _about(self):
        version = sys.version.split()[0]
        return {"status": "ok", "protocol_version": _VERSION, "implementation": "lrp", "implementation_version": "2.0",
                "banner": f"LRP Toolbox, Python {version} (GraalPy)", "help_links": [],
                "language_info": {"name": "python", "version": version, "mimetype": "text/x-python",
                                  "file_extension": ".py", "pygments_lexer": "ipython3",
                                  "codemirror_mode": {"name": "ipython", "version": 3}, "nbconvert_exporter": "python"}}

    def _on_execute_request(self, content):
        self._may_ask = content.get("allow_stdin", False)
        silent = content.get("silent", False)
        if not silent:
            count = self.shell.count + 1
            self.publish("execute_input", {"code": content["code"], "execution_count": count})
        signal.signal(signal.SIGINT, self._on_interrupt)  # an earlier cell may have set its own
        self._interrupted = False
        reply = self.shell.execute(content["code"], silent, content.get("user_expressions") or {})
        if reply["status"] == "error" and not silent:
            self._failed(content)
        return reply

    def _failed(self, content):
        """Cells that wait behind a failed one are not run; those that come after its answer are: who asks knows of it."""
        if content.get("stop_on_error", True):
            self._behind.extend(iter(self._channels.waiting, None))

    def _abort(self, content):
        return {"status": "aborted", "execution_count": self.shell.count}

    def _on_complete_request(self, content):
        return self.shell.complete(content["code"], content["cursor_pos"])

    def _on_inspect_request(self, content):
        return self.shell.inspect(content["code"], content["cursor_pos"])

    def _on_is_complete_request(self, content):
        return self.shell.is_complete(content["code"])

    def _on_history_request(self, content):
        return {"status": "ok", "history": [[0, i + 1, code] for i, code in enumerate(self.shell.history)]}

    def _on_comm_info_request(self, content):
        return {"status": "ok", "comms": {}}

    def _on_shutdown_request(self, content):
        self._send("shell", "shutdown_reply", {"status": "ok", "restart": content.get("restart", False)}, self._request)
        self._leave()

    def ask(self, prompt, password=False):
        """A line that the user types."""
        if not self._may_ask:
            raise EOFError("this notebook is run by nobody who could type an answer to input()")
        sys.stdout.flush()
        self._channels.forgetAnswers()
        self._send("stdin", "input_request", {"prompt": str(prompt), "password": password}, self._request)
        while (answer := self._channels.answer(100)) is None:
            pass  # here Ctrl-C is heard
        return json.loads(str(answer.content()))["value"]

    def publish(self, kind, content, metadata=None):
        """Tells everybody."""
        self._channels.send("iopub", None, kind, self._header(kind), json.dumps(self._parent or {}),
                            json.dumps(metadata or {}), json.dumps(content))

    def _reply(self, kind, content, message):
        self._send("shell", kind, content, message)
        self._answered = True

    @java_errors
    def _send(self, channel, kind, content, to):
        self._channels.send(channel, to, "", self._header(kind), str(to.header()), "{}", json.dumps(content))

    def _header(self, kind):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat()
        return json.dumps({"msg_id": uuid.uuid4().hex, "session": self._session, "username": "lrp", "date": now,
                           "msg_type": kind, "version": _VERSION})


def main(arguments):
    """``python -m _lrp.kernel -f CONNECTION_FILE``, as Jupyter starts it."""
    if len(arguments) != 2 or arguments[0] != "-f":
        raise SystemExit("usage: python -m _lrp.kernel -f CONNECTION_FILE (Jupyter starts kernels; see `lrp kernel install`)")
    with open(arguments[1]) as file:
        connection = json.load(file)
    sys.argv[:] = [""]
    Kernel(connection).run()
