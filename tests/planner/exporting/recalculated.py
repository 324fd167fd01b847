"""The workbook as LibreOffice sees it: worked out anew, or as pages."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(data: bytes, folder: Path, form: str) -> Path:
    """The workbook opened by LibreOffice, every formula worked out, and saved as another form."""
    assert SOFFICE is not None
    source = folder / "kilde" / "plan.xlsx"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(data)
    subprocess.run(
        [
            SOFFICE, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless",
            "--convert-to", form, "--outdir", str(folder), str(source),
        ],
        check=True, capture_output=True, timeout=300,
    )
    return folder / f"plan.{form}"
