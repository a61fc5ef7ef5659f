"""Few rows that ask much, for tests that cannot ask for every combination.

A row is a target (an act on a kind of thing) and one value of each factor. Where a value
is usual for a target, the act is allowed unless another value stands in the way; so that
nothing is masked, a row holds at most one that is not usual. The rows hold each act with
each value, and every two values that are usual for one target.
"""

from itertools import combinations


def covering(usual, possible):
    """Return rows (target, value, …); both arguments are {target: [values of each
    factor]}. A target is (deed, …); deeds with one `.act` share what is unusual for it.
    Greedy, and the same each time: a row begins with something that is still missing
    and takes for the rest the usual values that bring the most of the others.
    """

    def whose(target, at, value):
        return target[0] if value in usual[target][at] else target[0].act

    def meets(target, values):
        alone = [(whose(target, *one), (one,)) for one in values.items()]
        return alone + [(None, two) for two in combinations(sorted(values.items(), key=column), 2)]  # fmt: skip

    def brings(target, values):
        return sum(met in missing for met in meets(target, values))

    def fits(target, seed):
        who, values = seed
        return all(
            value in possible[target][at] and whose(target, at, value) == (who or target[0])
            for at, value in values
        )  # fmt: skip

    def filled(target, seed):
        values = dict(seed[1])
        for at, choices in enumerate(usual[target]):
            if at not in values:
                values[at] = max(choices, key=lambda v, at=at: brings(target, values | {at: v}))  # fmt: skip
        return target, values

    missing = {}
    for target, columns in possible.items():
        missing |= {(whose(target, at, v), ((at, v),)): 1 for at, some in enumerate(columns) for v in some}  # fmt: skip
        for (a, xs), (b, ys) in combinations(enumerate(usual[target]), 2):
            missing |= {(None, ((a, x), (b, y))): 1 for x in xs for y in ys}
    rows = []
    while missing:
        seed = next(iter(missing))
        found = [filled(target, seed) for target in possible if fits(target, seed)]
        target, values = max(found, key=lambda one: brings(*one))
        rows.append((target, *(values[at] for at in sorted(values))))
        for met in meets(target, values):
            missing.pop(met, None)
    return rows


def column(one):
    return one[0]
