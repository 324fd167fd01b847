"""Where a default comes from is said by name, and kept by number."""

import pytest

from planner.kinds import catalogue
from planner.sources import coded, named
from planner.texts import DANISH, languages, set_language, t


@pytest.mark.parametrize(("source", "said"), [
    ("000 §2.1.2", "Sundhedsstyrelsens inspirationsmateriale om omsorgstræthed, afsnit 2.1.2"),
    ("004 1B, 3B", "TRIO-dagen om arbejdsmiljø, november 2023, gruppe 1B, 3B"),
    ("000 §2.1.3, 003", "Sundhedsstyrelsens inspirationsmateriale om omsorgstræthed, afsnit 2.1.3; "
     "kataloget ”Tre tilgange til tryghed”"),
    ("Vores MED-udvalg 2025", "Vores MED-udvalg 2025"), ("", ""), ("lokale 003b", "lokale 003b"),
])
def test_a_source_is_said_by_its_name(source: str, said: str) -> None:
    assert named(source) == said


def test_each_kind_names_a_source_in_each_language_and_keeps_its_number() -> None:
    kinds = catalogue()
    try:
        for language in languages():
            set_language(language)
            for kind in kinds:
                said = named(kind.source)
                assert not any(number in said for number in ("000", "001", "003", "004")), said
                assert coded(said) == kind.source
                set_language(DANISH)
                assert coded(said) == kind.source, "read in another language than it was written"
                set_language(language)
    finally:
        set_language(DANISH)


def test_a_list_of_sections_is_read_back() -> None:
    assert coded(named("000 §2.1.2, §2.3.2")) == "000 §2.1.2, §2.3.2"
    assert t("sources.002") not in named("2002")
