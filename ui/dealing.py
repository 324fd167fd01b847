"""People of a row dealt out to its groups, and what a group is like with some people. No Qt."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from models.meetings import MeetingKind
from models.people import Employee, team_order
from models.policy import Bond
from models.problem import Problem
from planner.texts import t, tn
from ui.wording import listed


def fewest(people: Iterable[Employee], kind: MeetingKind) -> int:
    """Into how many groups people must be dealt at least: one for each resident group, where
    those who meet care for the same residents."""
    return max(1, len({p.group for p in people if p.group})) if kind.same_group else 1


def in_groups(
    people: Sequence[Employee], count: int, kind: MeetingKind, bonds: Iterable[Bond] = ()
) -> tuple[tuple[str, ...], ...]:
    """Ids of people dealt out to so many groups, as alike as can be in vagtlag and professions.

    Who is to be together is, and so are those who care for the same residents where the kind asks
    for it; who is to be apart is where there is a group left to go to.
    """
    bonds = tuple(bonds)
    homes = _homes(people, count) if kind.same_group else None
    blocks = sorted(_blocks(people, bonds), key=lambda b: (
        -len(b), team_order(b[0].home_team or "~"), b[0].profession or "", b[0].name, b[0].id
    ))
    groups: list[list[Employee]] = [[] for _ in range(count)]
    for block in blocks:
        asked = {p.group for p in block if p.group} if homes else set[str | None]()
        allowed = [n for n in range(count) if not asked or homes is None or homes[n] in asked]

        def worth(n: int, block: Sequence[Employee] = block) -> tuple[int, int, int, int]:
            there = [*groups[n], *block]
            teams = sum(p.home_team == block[0].home_team for p in groups[n])
            return (_met(bonds, {p.id for p in there}), teams, len(groups[n]), n)

        groups[min(allowed or range(count), key=worth)] += block
    return tuple(tuple(p.id for p in group) for group in groups)


def _homes(people: Sequence[Employee], count: int) -> list[str] | None:
    """Which resident group each group is for, by how many they are; None where there are none, or
    fewer groups than that."""
    numbers = Counter(p.group for p in people if p.group)
    if not numbers or count < len(numbers):
        return None
    shares = dict.fromkeys(numbers, 1)
    for _ in range(count - len(numbers)):
        shares[max(numbers, key=lambda name: (numbers[name] / shares[name], name))] += 1
    return [name for name in sorted(shares) for _ in range(shares[name])]


def _blocks(people: Sequence[Employee], bonds: Iterable[Bond]) -> list[list[Employee]]:
    """Those who are to be together, and everybody else alone."""
    blocks = {p.id: [p] for p in people}
    for bond in bonds:
        for one, other in zip(bond.people, bond.people[1:], strict=False):
            if bond.together and one in blocks and other in blocks:
                joined = blocks[one]
                if joined is not blocks[other]:
                    joined += blocks[other]
                    for person in joined:
                        blocks[person.id] = joined
    return list({id(block): block for block in blocks.values()}.values())


def _met(bonds: Iterable[Bond], there: Collection[str]) -> int:
    """How many who are to be apart would meet."""
    return sum(
        max(0, sum(e in there for e in bond.people) - 1) for bond in bonds if not bond.together
    )


def doubts(problem: Problem, kind: MeetingKind, members: Collection[str]) -> list[str]:
    """What speaks against some people as a group: how many they are, whose residents they care
    for, and who is to be apart or together."""
    people = [p for p in problem.roster.employees if p.id in members]
    names = {p.id: p.name for p in people}
    found: list[str] = []
    if len(people) > kind.group.max:
        found.append(tn("ui_kinds.group.over", len(people) - kind.group.max, most=kind.group.max))
    elif people and len(people) < kind.group.min:
        found.append(tn("ui_kinds.group.under", kind.group.min - len(people), least=kind.group.min))
    residents = sorted({p.group for p in people if p.group})
    if kind.same_group and len(residents) > 1:
        found.append(t("ui_kinds.group.mixed", groups=listed(residents)))
    for bond in problem.bonds:
        there = [names[e] for e in bond.people if e in names]
        if bond.together and 0 < len(there) < len(bond.people):
            found.append(t("ui_kinds.group.split", names=listed(there)))
        elif not bond.together and len(there) > 1:
            found.append(t("ui_kinds.group.met", names=listed(there)))
    return found
