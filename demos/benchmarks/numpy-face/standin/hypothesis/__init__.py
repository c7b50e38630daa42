"""As much of hypothesis as lets NumPy's test modules be imported: what it would try out is left out."""

import pytest


class _Anything:
    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __or__(self, other):
        return self


strategies = _Anything()
HealthCheck = Verbosity = Phase = _Anything()


def given(*args, **kwargs):
    return lambda function: _skipped


def _skipped(self=None):
    raise pytest.Skipped("hypothesis")


def assume(condition):
    return True


def note(text):
    pass


class settings:
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, function):
        return function

    register_profile = load_profile = staticmethod(lambda *args, **kwargs: None)


def example(*args, **kwargs):
    return lambda function: function
