"""The protocol by which other classes answer for functions: ``__array_function__``."""

from functools import wraps
from inspect import Parameter, signature

from .._answering import asked
from .._answering import implementing as _get_implementing_args

__all__ = ["_get_implementing_args", "array_function_dispatch", "set_module", "verify_matching_signatures"]


def verify_matching_signatures(implementation, dispatcher):
    """Refuses a dispatcher whose parameters are not those of the function, or have other defaults than None."""
    ours, theirs = (list(signature(f).parameters.values()) for f in (implementation, dispatcher))
    same = [(p.name, p.kind, p.default is p.empty) for p in ours] == [(p.name, p.kind, p.default is p.empty) for p in theirs]
    if not same:
        raise RuntimeError(f"implementation and dispatcher for {implementation} have different function signatures")
    if any(p.default is not p.empty and p.default is not None for p in theirs):
        raise RuntimeError("dispatcher functions can only use None for default argument values")


def array_function_dispatch(dispatcher=None, module=None, verify=True, docs_from_dispatcher=False):
    """A decorator for functions that other classes may answer for.

    Parameters
    ----------
    dispatcher : takes the arguments of the function and returns those that may answer; None for a function whose last
        parameter is ``like``, by keyword only, which is then handed to it first
    module : where the function is public
    verify : whether to compare the signatures of the function and the dispatcher
    docs_from_dispatcher : whether the dispatcher has the documentation
    """

    def decorate(implementation):
        if verify:
            _verify(implementation, dispatcher)

        @wraps(implementation)
        def public(*args, **kwargs):
            if dispatcher is None:
                if not args:
                    raise TypeError(f"`like` argument dispatching, but first argument is not positional in call to {called}.")
                return asked(public, implementation, args[:1], args[1:], kwargs)
            return asked(public, implementation, _relevant(dispatcher, implementation, args, kwargs), args, kwargs)

        called = implementation.__name__
        public._implementation = implementation
        if module is not None:
            public.__module__ = module
        if docs_from_dispatcher:
            public.__doc__ = dispatcher.__doc__
        return public

    return decorate


def _verify(implementation, dispatcher):
    if dispatcher is not None:
        verify_matching_signatures(implementation, dispatcher)
        return
    last = list(signature(implementation).parameters.values())[-1:]
    if not last or last[0].name != "like" or last[0].kind is not Parameter.KEYWORD_ONLY:
        raise RuntimeError(f"__array_function__ expects `like=` to be the last argument and a keyword-only argument. {implementation} does not seem to comply.")  # fmt: skip


def _relevant(dispatcher, implementation, args, kwargs):
    """The arguments that may answer; a call that has no place for them fails under the name of the function."""
    try:
        return dispatcher(*args, **kwargs)
    except TypeError as error:
        said = error.args[0] if error.args else None
        for name in ("__qualname__", "__name__"):
            theirs = getattr(dispatcher, name) + "()"
            if isinstance(said, str) and said.startswith(theirs):
                raise TypeError(f"{getattr(implementation, name)}(){said[len(theirs):]}") from None
        raise


def set_module(module):
    """A decorator that says where a function or class is public."""

    def decorate(named):
        if module is not None:
            named.__module__ = module
        return named

    return decorate
