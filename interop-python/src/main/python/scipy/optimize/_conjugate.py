"""Conjugate gradients, and a search along a line that meets the conditions of Wolfe (Nocedal and Wright 2006, 3.5, 3.6 and 5.2)."""

import numpy as np

#: A step lowers the value by this share of what the slope promises ...
_FALL = 1e-4
#: ... and leaves at most this share of the slope.
_BEND = 0.4
#: A direction falls at least by this share of the steepest one (Gilbert and Nocedal 1992).
_STEEP = 0.01


def conjugate(value, slope, x, limit, most, callback):
    """The minimum along directions of Polak and Ribiere, each made of the new slope and the direction before.

    beta = max(0, (g' - g) g' / g g). Ends where no slope is larger than ``limit``, or after ``most`` rounds.
    """
    at = value(x)
    g = slope(x, at)
    direction, before, rounds = -g, at + np.sqrt(g @ g) / 2, 0
    success, message = False, "Maximum number of iterations has been exceeded."
    while True:
        if not np.abs(g).max(initial=0.0) > limit:
            success, message = True, "Optimization terminated successfully."
        if success or rounds >= most:
            break
        first = min(1.0, 2.02 * (at - before) / (g @ direction))
        found = along(value, slope, x, at, g, direction, first if first > 0 else 1.0)
        if found is None:
            if (direction == -g).all():
                message = "Desired error not necessarily achieved due to precision loss."
                break
            direction = -g
            continue
        before = at
        x, at, new = found
        direction = -new + max(0.0, (new - g) @ new / (g @ g)) * direction
        direction = direction if direction @ new <= -_STEEP * (new @ new) else -new
        g = new
        rounds += 1
        if callback is not None:
            callback(x.copy())
        if not np.isfinite(at):
            message = "NaN result encountered."
            break
    status = 0 if success else 1 if rounds >= most else 2
    return dict(x=x, fun=at, jac=g, nit=rounds, success=success, status=status, message=message)


def along(value, slope, x, at, g, direction, length):
    """Where the value and the slope along a direction have fallen enough: a place, its value and its slopes; None if nowhere."""
    falling = g @ direction
    if not falling < 0:
        return None
    # Near the minimum values differ by rounding alone, and the slopes tell where it lies.
    slack = 4 * np.finfo(float).eps * abs(at)
    low, low_at, low_slope, high, high_at = 0.0, at, falling, None, None
    for _ in range(60):
        place = x + length * direction
        there = value(place)
        if not there <= at + _FALL * length * falling + slack or low > 0 and there >= low_at + slack:
            high, high_at = length, there
        else:
            new = slope(place, there)
            rest = new @ direction
            if abs(rest) <= -_BEND * falling:
                return place, there, new
            if rest * (1 if high is None else high - low) >= 0:
                high, high_at = low, low_at
            low, low_at, low_slope = length, there, rest
        if high is None:
            length *= 2
            continue
        if abs(high - low) <= 1e-14 * max(abs(high), abs(low)):
            break
        length = _between(low, low_at, low_slope, high, high_at)
    # What fell is better than nothing.
    if low > 0 and low_at < at:
        place = x + low * direction
        return place, low_at, slope(place, low_at)
    return None


def _between(low, low_at, low_slope, high, high_at):
    """The minimum of the parabola through two places, away from both."""
    width = high - low
    bend = high_at - low_at - low_slope * width
    guess = -low_slope * width * width / (2 * bend) if np.isfinite(bend) and bend > 0 else width / 2
    share = min(max(guess / width, 0.1), 0.9)
    return low + share * width
