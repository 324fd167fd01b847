"""Results of formulas, written into the file beside the formulas.

openpyxl writes a formula without its result. A spreadsheet works it out on opening, but a preview
in a mail program, a phone or another reader of the file shows an empty cell. So the results, which
are known when the sheet is made, are put in afterwards.
"""

import io
import re
import zipfile
from collections.abc import Mapping

_FORMULA_CELL = re.compile(
    r'(<c r="(?P<cell>[A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)'
)

Results = Mapping[str, Mapping[str, float]]
"""Part of the archive (`xl/worksheets/sheet1.xml`) → cell (`B5`) → result."""


def with_results(workbook: bytes, results: Results) -> bytes:
    """The same workbook file with the results in its formula cells."""
    filled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            data = source.read(part)
            if results.get(part.filename):
                data = _filled(data.decode(), results[part.filename]).encode()
            target.writestr(part, data, zipfile.ZIP_DEFLATED)
    return filled.getvalue()


def _filled(xml: str, results: Mapping[str, float]) -> str:
    def put(match: re.Match[str]) -> str:
        value = results.get(match["cell"])
        return match[0] if value is None else f"{match[1]}<v>{value!r}</v>"

    return _FORMULA_CELL.sub(put, xml)
