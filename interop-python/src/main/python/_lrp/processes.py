"""``multiprocessing`` by threads: processes of GraalPy in Java can share neither pipes nor locks.

The names are the same and so are results, but that workers see the program's own objects, not copies. A line on the
error stream says so once. Programs that need processes start them by ``subprocess`` and ``sys.executable``.
"""

import sys

_NAMES = ("Array", "Barrier", "BoundedSemaphore", "Condition", "Event", "JoinableQueue", "Lock", "Manager", "Pipe", "Queue",
          "RLock", "Semaphore", "Value", "Namespace", "active_children", "current_process", "freeze_support")
_told = False


def _tell():
    global _told
    if not _told:
        _told = True
        print("lrp: multiprocessing runs in threads of this process here", file=sys.stderr)


def _executor():
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor


class _Result:
    """What ``apply_async`` and ``map_async`` give."""

    def __init__(self, future, callback=None, error_callback=None):
        self._future = future
        if callback or error_callback:
            future.add_done_callback(lambda f: (error_callback or _nothing)(f.exception()) if f.exception() else
                                     (callback or _nothing)(f.result()))

    def get(self, timeout=None):
        """The value; raises what the call raised."""
        from concurrent import futures

        try:
            return self._future.result(timeout)
        except futures.TimeoutError:
            if self._future.done():
                raise
            import multiprocessing

            raise multiprocessing.TimeoutError from None

    def wait(self, timeout=None):
        """Waits for the value."""
        from concurrent import futures

        futures.wait([self._future], timeout)

    def ready(self):
        """Whether the call has ended."""
        return self._future.done()

    def successful(self):
        """Whether it has raised nothing."""
        return self._future.exception() is None


def _nothing(value):
    pass


class Pool:
    """A pool of threads that is used as one of processes."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        import os

        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        # Where threads are denied, as in the sandbox, that is said here and not while somebody waits for results.
        import threading

        first = threading.Thread(target=_nothing, args=(None,))
        first.start()
        first.join()
        _tell()
        self._workers = _executor()(processes or os.cpu_count() or 1, "ForkPoolWorker", initializer, tuple(initargs))

    def apply(self, func, args=(), kwds={}):
        """``func(*args, **kwds)``."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """The same, later."""
        return _Result(self._workers.submit(func, *args, **kwds), callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        """The values of a function, in order."""
        return list(self._workers.map(func, iterable))

    def starmap(self, func, iterable, chunksize=None):
        """The values of a function whose arguments are tuples."""
        return self.map(lambda args: func(*args), iterable)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """As ``map``, later. The workers' own functions may not wait for it."""
        from concurrent.futures import Future
        import threading

        future, items = Future(), list(iterable)
        futures = [self._workers.submit(func, item) for item in items]

        def gather():
            try:
                future.set_result([f.result() for f in futures])
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=gather, daemon=True).start()
        return _Result(future, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """As ``starmap``, later."""
        return self.map_async(lambda args: func(*args), iterable, chunksize, callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        """The values, one by one."""
        return self._workers.map(func, iterable)

    def imap_unordered(self, func, iterable, chunksize=1):
        """The values, each as soon as it is there."""
        from concurrent.futures import as_completed

        futures = [self._workers.submit(func, item) for item in iterable]
        return (future.result() for future in as_completed(futures))

    def close(self):
        """Takes no more work."""
        self._workers.shutdown(wait=False)

    def terminate(self):
        """Begins no more work; what has begun ends by itself."""
        self._workers.shutdown(wait=False, cancel_futures=True)

    def join(self):
        """Waits for the work to end."""
        self._workers.shutdown(wait=True)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.terminate()


def _process():
    import os
    import threading

    class Process(threading.Thread):
        """A thread that is used as a process."""

        exitcode = None

        def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
            super().__init__(group, target, name, args, kwargs, daemon=daemon)

        def start(self):
            """Starts it."""
            _tell()
            run = self.run

            def watched():
                self.exitcode = None
                try:
                    run()
                    code = 0
                except SystemExit as end:
                    code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
                except BaseException:
                    self.exitcode = 1
                    raise
                self.exitcode = code

            self.run = watched
            super().start()

        @property
        def pid(self):
            return None if self.ident is None else os.getpid()

        def terminate(self):
            """Not possible: a thread ends by itself."""
            raise NotImplementedError("a process is a thread here, which cannot be ended from outside")

        kill = terminate

        def close(self):
            """Nothing is held."""

    return Process


def pool_by_threads(pool):
    """For ``multiprocessing.pool``."""
    pool.Pool = pool.ThreadPool = Pool


def by_threads(multiprocessing):
    """For ``multiprocessing``."""
    import multiprocessing.dummy as dummy

    names = {name: getattr(dummy, name) for name in _NAMES if hasattr(dummy, name)}
    names.update(SimpleQueue=dummy.Queue, Process=_process(), Pool=Pool)

    class Context:
        """What ``get_context`` gives, of whatever method."""

        def get_start_method(self, allow_none=False):
            """As everywhere."""
            return "spawn"

        def __getattr__(self, name):
            return names[name] if name in names else getattr(multiprocessing, name)

    vars(multiprocessing).update(names)
    vars(multiprocessing)["get_context"] = lambda method=None: Context()
    vars(multiprocessing)["set_start_method"] = lambda method, force=False: None


def executor_by_threads(process):
    """For ``concurrent.futures.process``."""

    class ProcessPoolExecutor(_executor()):
        """A pool of threads that is used as one of processes."""

        def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                     max_tasks_per_child=None):
            _tell()
            super().__init__(max_workers, "", initializer, initargs)

        def map(self, fn, *iterables, timeout=None, chunksize=1):
            """Calls in parallel, results in order."""
            return super().map(fn, *iterables, timeout=timeout)

    process.ProcessPoolExecutor = ProcessPoolExecutor
