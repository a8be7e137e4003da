"""What happens when time passes, without a call: see clock.ts."""


def look():
    """Whatever keeps a number of machines looks at them once. Tells which machines started where: region -> ids."""
    from controllers import look  # with the first turn: few accounts have a clock that is turned, and EC2 takes long to load

    return look()


ANSWERS = {"look": look}
