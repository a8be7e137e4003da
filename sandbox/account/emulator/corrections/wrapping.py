"""The two ways to change a method of moto."""

from functools import wraps


def before(owner, name, check):
    """Makes `check` run, with the same arguments, before a method; what it raises is the answer."""

    def checked(method, *args, **kwargs):
        check(*args, **kwargs)
        return method(*args, **kwargs)

    around(owner, name, checked)


def around(owner, name, replacement):
    """Replaces a method by `replacement(method, self, ...)`, which may call it."""
    method = getattr(owner, name)

    @wraps(method)
    def replaced(*args, **kwargs):
        return replacement(method, *args, **kwargs)

    setattr(owner, name, replaced)
