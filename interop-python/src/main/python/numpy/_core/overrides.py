"""The protocol by which other classes answer for NumPy's functions: here functions are called as they are."""


def array_function_dispatch(dispatcher=None, module=None, verify=True, docs_from_dispatcher=False):
    """A decorator that leaves a function as it is."""
    return lambda function: function


def set_module(module):
    """A decorator that says where a function is public."""
    return lambda function: function
