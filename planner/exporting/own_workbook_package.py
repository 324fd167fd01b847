"""A workbook as the package of parts that it is: most go on byte for byte, few are changed."""

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, normpath, relpath
from posixpath import join as joined
from typing import Final

from models.finding import UnusableInput
from planner.exporting.own_workbook_xml import (
    Attributes,
    OddXml,
    edited,
    escaped,
    find,
    prefix_of,
    walk,
    within,
)
from planner.importing.gate import examine
from planner.texts import t

WORKBOOK: Final = "xl/workbook.xml"
_TYPES: Final = "[Content_Types].xml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELS}"/>'
).encode()
_SUFFIXES: Final = {
    "sheet.macroEnabled.main+xml": ".xlsm", "template.macroEnabled.main+xml": ".xltm",
    "template.main+xml": ".xltx", "sheet.main+xml": ".xlsx",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is related to: `target` is the name of a part."""

    id: str
    type: str
    target: str


@dataclass(slots=True)
class Package:
    """The parts of a workbook, and those that are to be other or new."""

    name: str
    _data: bytes
    _names: frozenset[str]
    changed: dict[str, bytes] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """Of all parts, new ones too."""
        return self._names | self.changed.keys()

    def read(self, part: str) -> bytes:
        """What a part holds. Raises UnusableInput where it is not there or damaged."""
        if part in self.changed:
            return self.changed[part]
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as package:
                return package.read(part)
        except (KeyError, zipfile.BadZipFile, EOFError, NotImplementedError) as fault:
            raise UnusableInput(t("import.damaged", file=self.name)) from fault

    def put(self, part: str, content: bytes) -> None:
        """Let a part hold something else, or be new."""
        self.changed[part] = content

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part is related to within the package."""
        rels = _rels_of(part)
        if rels not in self.names:
            return ()
        found: list[Relation] = []

        def start(name: str, said: Attributes, _: int) -> None:
            if name == "Relationship" and said.get("TargetMode") != "External":
                target = normpath(joined("/", dirname(part), said.get("Target", ""))).lstrip("/")
                found.append(Relation(said.get("Id", ""), said.get("Type", ""), target))

        walk(self.read(rels), start, lambda _name, _at: None)
        return tuple(found)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another one; gives the id of the relation."""
        rels = _rels_of(part)
        data = self.read(rels) if rels in self.names else _NO_RELS
        taken: set[str] = set()
        walk(data, lambda _n, said, _at: taken.add(said.get("Id", "")), lambda _n, _at: None)
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        tag = prefix_of(data) + b"Relationship"
        new = b'<%s Id="rId%d" Type="%s" Target="%s"/>' % (
            tag, number, escaped(kind), escaped(relpath(target, dirname(part)))
        )
        root = find(data, "Relationships")
        if root is None:
            raise OddXml("relations without a root")
        self.put(rels, edited(data, [within(data, root, new)]))
        return f"rId{number}"

    def declare(self, part: str, kind: str) -> None:
        """Say of what type a new part is."""
        self._declare(b'Override PartName="/%s" ContentType="%s"' % (escaped(part), escaped(kind)))

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say of what type all parts with an ending are, where nothing says it yet."""
        known: set[str] = set()
        walk(self.read(_TYPES), lambda _n, said, _at: known.add(said.get("Extension", "").lower()),
             lambda _n, _at: None)
        if ending not in known:
            self._declare(
                b'Default Extension="%s" ContentType="%s"' % (escaped(ending), escaped(kind)),
                first=True,
            )

    def _declare(self, what: bytes, *, first: bool = False) -> None:
        data = self.read(_TYPES)
        root = find(data, "Types")
        if root is None:
            raise OddXml("types without a root")
        new = b"<" + prefix_of(data) + what + b"/>"
        if first and not root.empty:
            self.put(_TYPES, data[: root.inner] + new + data[root.inner :])
        else:
            self.put(_TYPES, edited(data, [within(data, root, new)]))

    def free(self, pattern: str) -> str:
        """A name that no part has, whatever its capitals; `{}` in the pattern is a number."""
        taken = {name.lower() for name in self.names}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def sheets(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name."""
        targets = {relation.id: relation.target for relation in self.relations(WORKBOOK)}
        found: dict[str, str] = {}

        def start(name: str, said: Attributes, _: int) -> None:
            if name == "sheet":
                ids = [v for k, v in said.items() if k.endswith(":id")]
                found[said.get("name", "")] = targets.get(ids[0], "") if ids else ""

        walk(self.read(WORKBOOK), start, lambda _name, _at: None)
        return {name: part for name, part in found.items() if part in self.names}

    def suffix(self) -> str:
        """The ending that a file of this kind must have, or Excel refuses to open it."""
        types: dict[str, str] = {}

        def start(_: str, said: Attributes, _at: int) -> None:
            types[said.get("PartName", "").lstrip("/")] = said.get("ContentType", "")

        walk(self.read(_TYPES), start, lambda _name, _at: None)
        told = types.get(WORKBOOK, "")
        return next((s for kind, s in _SUFFIXES.items() if told.endswith(kind)), ".xlsx")

    def to_bytes(self) -> bytes:
        """The package with what is changed; all else as it was, in the same order."""
        target = io.BytesIO()
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(
                target, "w", zipfile.ZIP_DEFLATED
            ) as new:
                new.comment = old.comment
                for entry in old.infolist():
                    content = self.changed.get(entry.filename)
                    new.writestr(_like(entry), old.read(entry) if content is None else content)
                for part, content in self.changed.items():
                    if part not in self._names:
                        new.writestr(_new(part), content)
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as fault:
            raise UnusableInput(t("import.damaged", file=self.name)) from fault
        return target.getvalue()


def open_package(path: Path) -> Package:
    """The package of a roster. Raises UnusableInput for what the gate refuses and for formats in
    which single cells cannot be changed while all else stays."""
    kind = examine(path)
    data = path.read_bytes()
    if kind != "ooxml":
        raise UnusableInput(t(f"own_workbook.format.{kind}", file=path.name))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = frozenset(package.namelist())
    if WORKBOOK not in names:
        raise UnusableInput(t("own_workbook.format.binary", file=path.name))
    return Package(path.name, data, names)


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry as it was; what the old one says of sizes is found anew."""
    like = zipfile.ZipInfo(entry.filename, entry.date_time)
    like.compress_type, like.external_attr = entry.compress_type, entry.external_attr
    if like.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        like.compress_type = zipfile.ZIP_DEFLATED
    like.create_system, like.comment = entry.create_system, entry.comment
    return like


def _new(part: str) -> zipfile.ZipInfo:
    """An entry of a fixed time, so that the same plan gives the same file."""
    entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
