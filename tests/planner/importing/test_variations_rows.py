"""One row a shift, as care homes and their systems write it."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from planner.importing.codes import Absent, Work
from planner.importing.mapping import Mapping
from tests.planner.importing.variations import CODES, UNUSABLE, Case, check

BO = "5 07:00-15:00, 6 15:00-23:00"
BOTH = {"Bo Hansen": BO, "Ida Toft": "7 23:00-07:00"}


def ordered(*order: int, heading: list[object], rows: list[list[object]]) -> list[list[object]]:
    """A table with its columns in another order."""
    return [[line[n] for n in order] for line in [heading, *rows]]


PLAIN: list[list[object]] = [
    ["Bo Hansen", "05-01-2026", "07:00", "15:00"], ["Bo Hansen", "06-01-2026", "15:00", "23:00"],
    ["Ida Toft", "07-01-2026", "23:00", "07:00"],
]
CASES = [
    *(
        Case(f"headings {heading}", {"Data": [heading.split("|"), *PLAIN]}, BOTH)
        for heading in (
            "Medarbejdernavn|Vagtdato|Vagtstart|Vagtslut", "Ansat|Dato:|Start kl.|Slut kl.",
            "Navn|Dag|Mødetid|Gåtid", "Medarb.|Dato|Fra kl.|Til kl.",
            "Employee|Shift Date|Shift Start|Shift End", "Staff member|Date|Start Time|Finish Time",
            "Employee Name|Date|Scheduled Start|Scheduled End", "Name|Date|From|To",
            "Mitarbeiter|Datum|Dienstbeginn|Dienstende", "Name, Vorname|Tag|Beginn|Ende",
            "Mitarbeitername|Datum|Uhrzeit von|Uhrzeit bis", "Ansatt|Dato|Vaktstart|Vaktslutt",
            "Ansattnavn|Dato|Starttid|Sluttid", "Medarbetare|Datum|Starttid|Sluttid",
            "Anställd|Datum|Passtart|Passlut", "NAVN|DATO|START|SLUT", "navn |dato |fra|til",
        )
    ),
    Case("a type of shift before starts and ends that hold the day", {"Schema": [
        ["Personal", "Passtyp", "Starttid", "Sluttid", "Rast (min)"],
        ["Bo Hansen", "Dag", datetime(2026, 1, 5, 7), datetime(2026, 1, 5, 15), 30],
        ["Bo Hansen", "Kväll", datetime(2026, 1, 6, 15), datetime(2026, 1, 6, 23), 30],
        ["Ida Toft", "Natt", datetime(2026, 1, 7, 23), datetime(2026, 1, 8, 7), 30],
    ]}, BOTH),
    Case("another order", {"Data": ordered(
        3, 1, 2, 0, heading=["Medarbejder", "Dato", "Start", "Slut"], rows=PLAIN)}, BOTH),
    Case("text of date and time in one cell", {"Data": [
        ["Medarbejder", "Start", "Slut"],
        ["Bo Hansen", "05-01-2026 07:00", "05-01-2026 15:00"],
        ["Bo Hansen", "06-01-2026 kl. 15.00", "06-01-2026 kl. 23.00"],
        ["Ida Toft", "07-01-2026 23:00", "08-01-2026 07:00"],
    ]}, BOTH),
    Case("iso times", {"Data": [
        ["Employee", "Starts at", "Ends at"],
        ["Bo Hansen", "2026-01-05T07:00:00", "2026-01-05T15:00:00"],
        ["Bo Hansen", "2026-01-06 15:00", "2026-01-06 23:00"],
        ["Ida Toft", "2026-01-07T23:00:00+01:00", "2026-01-08T07:00:00+01:00"],
    ]}, BOTH),
    Case("iso times in universal time", {"Data": [
        ["Employee", "Start", "End"], ["Bo Hansen", "2026-01-05T06:00:00Z", "2026-01-05T14:00:00Z"],
        ["Bo Hansen", "2026-07-06T05:00:00.000Z", "2026-07-06T13:00:00.000Z"],
        ["Ida Toft", "2026-01-06T23:00:00Z", "2026-01-07T07:00:00Z"],
    ]}, {"Bo Hansen": "5 07:00-15:00, 6/7 07:00-15:00", "Ida Toft": "7 00:00-08:00"}),
    Case("a start date and an end date", {"Data": [
        ["Medarbejder", "Startdato", "Starttid", "Slutdato", "Sluttid"],
        ["Bo Hansen", "05-01-2026", "07:00", "05-01-2026", "15:00"],
        ["Bo Hansen", "06-01-2026", "15:00", "06-01-2026", "23:00"],
        ["Ida Toft", date(2026, 1, 7), time(23), date(2026, 1, 8), time(7)],
    ]}, BOTH),
    Case("start and length", {"Data": [
        ["Navn", "Dato", "Start", "Varighed"], ["Bo Hansen", "05-01-2026", "07:00", 8],
        ["Bo Hansen", "06-01-2026", "15:00", "8,0"], ["Ida Toft", "07-01-2026", "23:00", "8:00"],
    ]}, BOTH),
    Case("start and hours", {"Data": [
        ["Navn", "Dato", "Start", "Timer"], ["Bo Hansen", "05-01-2026", "07:00", 8],
        ["Bo Hansen", "06-01-2026", "15:00", 8], ["Ida Toft", "07-01-2026", "23:00", 8],
    ]}, BOTH),
    Case("start and length in minutes", {"Data": [
        ["Navn", "Dato", "Start", "Minutter"], ["Bo Hansen", "05-01-2026", "07:00", 480],
        ["Bo Hansen", "06-01-2026", "15:00", 480], ["Ida Toft", "07-01-2026", "23:00", 480],
    ]}, BOTH),
    Case("codes of a legend", {"Data": [
        ["Navn", "Dato", "Vagt"], ["Bo Hansen", "05-01-2026", "D"], ["Bo Hansen", "06-01-2026",
         "a"],
        ["Ida Toft", "07-01-2026", "N"], ["Ida Toft", "08-01-2026", "SYG"],
    ]}, {**BOTH, "Ida Toft": "7 23:00-07:00, 8 away"}, legend=CODES),
    Case("words without a legend", {"Data": [
        ["Navn", "Dato", "Vagt"], ["Bo Hansen", "05-01-2026", "Dagvagt"],
        ["Bo Hansen", "06-01-2026", "Aftenvagt"], ["Ida Toft", "07-01-2026", "Nattevagt"],
    ]}, BOTH, ("unknown_code",), answers=Mapping(codes={
        "Dagvagt": Work(420, 900, "day"), "Aftenvagt": Work(900, 1380, "evening"),
        "Nattevagt": Work(1380, 1860, "night")})),
    Case("a year in the title alone", {"Data": [
        ["Vagtliste januar 2026"], ["Navn", "Dato", "Start", "Slut"],
        ["Bo Hansen", "5/1", "07:00", "15:00"], ["Bo Hansen", "6/1", "15:00", "23:00"],
        ["Ida Toft", "7/1", "23:00", "07:00"],
    ]}, BOTH),
    Case("no year at all", {"Data": [
        ["Navn", "Dato", "Start", "Slut"], ["Ida Toft", "7/1", "23:00", "07:00"],
        ["Bo Hansen", "5/1", "07:00", "15:00"], ["Bo Hansen", "6/1", "15:00", "23:00"],
    ]}, BOTH, (UNUSABLE,), answers=Mapping(first_day=date(2026, 1, 5))),
    Case("over new year without years", {"Data": [
        ["Vagtliste 2025/2026"], ["Navn", "Dato", "Start", "Slut"],
        ["Bo Hansen", "5/1", "07:00", "15:00"], ["Bo Hansen", "6/1", "15:00", "23:00"],
        ["Ida Toft", "7/1", "23:00", "07:00"],
    ]}, BOTH, (UNUSABLE,), answers=Mapping(first_day=date(2026, 1, 5))),
    Case("written dates", {"Uge_2_2026": [
        ["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", "mandag den 5. januar", "07:00", "15:00"],
        ["Bo Hansen", "tirsdag d. 6. jan.", "15:00", "23:00"],
        ["Ida Toft", "ons. 7. januar 2026", "23:00", "07:00"],
    ]}, BOTH),
    Case("the date in the first row of its group", {"Data": [
        ["Dato", "Navn", "Start", "Slut"], ["05-01-2026", "Bo Hansen", "07:00", "15:00"],
        [None, "Ida Toft", "15:00", "23:00"], ["06-01-2026", "Bo Hansen", "15:00", "23:00"],
    ]}, {"Bo Hansen": BO, "Ida Toft": "5 15:00-23:00"}, warnings=("date_above",)),
    Case("days as headings of their rows", {"Data": [
        ["Navn", "Start", "Slut"], ["Mandag d. 5. januar 2026"], ["Bo Hansen", "07:00", "15:00"],
        ["Ida Toft", "15:00", "23:00"], ["Tirsdag d. 6. januar 2026"],
        ["Bo Hansen", "15:00", "23:00"],
    ]}, {"Bo Hansen": BO, "Ida Toft": "5 15:00-23:00"}),
    Case("days as headings, with the headings again below", {"Data": [
        [date(2026, 1, 5)], ["Navn", "Start", "Slut"], ["Bo Hansen", "07:00", "15:00"], [],
        [date(2026, 1, 6)], ["Navn", "Start", "Slut"], ["Bo Hansen", "15:00", "23:00"], [],
        [date(2026, 1, 7)], ["Navn", "Start", "Slut"], ["Ida Toft", "23:00", "07:00"],
    ]}, BOTH),
    Case("people as headings of their rows", {"Data": [
        ["Dato", "Start", "Slut"], ["Bo Hansen"], ["05-01-2026", "07:00", "15:00"],
        ["06-01-2026", "15:00", "23:00"], ["Ida Toft"], ["07-01-2026", "23:00", "07:00"],
    ]}, BOTH),
    Case("people as headings, with sums", {"Data": [
        ["Medarbejder: Bo Hansen"], ["Dato", "Ugedag", "Fra", "Til", "Timer"],
        ["05-01-2026", "mandag", "07:00", "15:00", 8], ["06-01-2026", "tirsdag", "15:00",
         "23:00", 8],
        ["I alt", None, None, None, 16], [],
        ["Medarbejder: Ida Toft"], ["Dato", "Ugedag", "Fra", "Til", "Timer"],
        ["07-01-2026", "onsdag", "23:00", "07:00", 8], ["I alt", None, None, None, 8],
    ]}, BOTH),
    Case("a sheet a person", {
        "Bo_Hansen": [["Dato", "Start", "Slut"], ["05-01-2026", "07:00", "15:00"],
                      ["06-01-2026", "15:00", "23:00"]],
        "Ida_Toft": [["Dato", "Start", "Slut"], ["07-01-2026", "23:00", "07:00"]],
    }, BOTH),
    Case("first and last names", {"Data": [
        ["Efternavn", "Fornavn", "Dato", "Fra", "Til"],
        ["Hansen", "Bo", "05-01-2026", "07:00", "15:00"],
        ["Hansen", "Bo", "06-01-2026", "15:00", "23:00"],
        ["Toft", "Ida", "07-01-2026", "23:00", "07:00"],
    ]}, BOTH),
    Case("unpaid breaks", {"Data": [
        ["Navn", "Dato", "Start", "Slut", "Pause (min)", "Timer"],
        ["Bo Hansen", "05-01-2026", "07:00", "15:00", 30, 7.5],
        ["Bo Hansen", "06-01-2026", "15:00", "23:00", "0:30", 7.5],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", 0, 8],
    ]}, BOTH),
    Case("called off", {"Data": [
        ["Navn", "Dato", "Start", "Slut", "Status"],
        ["Bo Hansen", "05-01-2026", "07:00", "15:00", "Godkendt"],
        ["Bo Hansen", "06-01-2026", "15:00", "23:00", "Planlagt"],
        ["Bo Hansen", "08-01-2026", "15:00", "23:00", "Aflyst"],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", "Publiceret"],
        ["Ida Toft", "09-01-2026", "23:00", "07:00", "Cancelled"],
        ["Ida Toft", "10-01-2026", "23:00", "07:00", "Sygemeldt"],
    ]}, {**BOTH, "Ida Toft": "7 23:00-07:00, 10 away"}),
    Case("a status that may mean anything", {"Data": [
        ["Navn", "Dato", "Start", "Slut", "Status"],
        ["Bo Hansen", "05-01-2026", "07:00", "15:00", "OK"],
        ["Bo Hansen", "06-01-2026", "15:00", "23:00", ""],
        ["Bo Hansen", "08-01-2026", "15:00", "23:00", "Byttet"],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", "OK"],
    ]}, BOTH, warnings=("status",), answers=Mapping(codes={"Byttet": Absent.OFF})),
    Case("two shifts in a row", {"Data": [
        ["Navn", "Dato", "Start 1", "Slut 1", "Start 2", "Slut 2"],
        ["Bo Hansen", "05-01-2026", "07:00", "11:00", "15:00", "19:00"],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", None, None],
    ]}, {"Bo Hansen": "5 07:00-11:00, 5 15:00-19:00", "Ida Toft": "7 23:00-07:00"}),
    Case("the same headings twice in a row", {"Data": [
        ["Navn", "Dato", "Fra", "Til", "Fra", "Til"],
        ["Bo Hansen", "05-01-2026", "07:00", "11:00", "15:00", "19:00"],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", None, None],
    ]}, {"Bo Hansen": "5 07:00-11:00, 5 15:00-19:00", "Ida Toft": "7 23:00-07:00"}),
    Case("an export with all its columns", {"Shifts": [
        ["Shift ID", "Department", "Employee ID", "Employee", "Employee group", "Date", "From",
         "To",
         "Shift type", "Cost centre", "Salary code", "E-mail", "Comment"],
        [901, "Solgården", 17, "Bo Hansen", "SSA", datetime(2026, 1, 5), time(7), time(15),
         "Normal", 4711, "N1", "bo@x.dk", None],
        [902, "Solgården", 17, "Bo Hansen", "SSA", datetime(2026, 1, 6), time(15), time(23),
         "Normal", 4711, "N1", "bo@x.dk", "Husk nøgle"],
        [903, "Hus 2", 18, "Ida Toft", "SSH", datetime(2026, 1, 7), time(23), time(7),
         "Normal", 4712, "N1", "ida@x.dk", None],
        [904, "Hus 2", None, None, None, datetime(2026, 1, 8), time(23), time(7),
         "Open shift", 4712, "N1", None, None],
    ]}, BOTH, warnings=("vacant",), units={"Bo Hansen": "Solgården", "Ida Toft": "Hus 2"}),
    Case("numbers before and behind names", {"Data": [
        ["Medarbejder", "Dato", "Start", "Slut"], ["1017 - Bo Hansen", "05-01-2026", "07:00",
         "15:00"],
        ["1017 - Bo Hansen", "06-01-2026", "15:00", "23:00"],
        ["Ida Toft (1018)", "07-01-2026", "23:00", "07:00"],
    ]}, BOTH),
    Case("day and times in one cell", {"Data": [
        ["Navn", "Vagt"], ["Bo Hansen", "05-01-2026 07:00-15:00"],
        ["Bo Hansen", "tirsdag 06-01-2026 kl. 15-23"], ["Ida Toft", "07-01-2026 23:00 - 07:00"],
    ]}, BOTH),
    Case("months first", {"Data": [
        ["Employee", "Date", "Start", "End"], ["Bo Hansen", "01/05/2026", "7:00 AM", "3:00 PM"],
        ["Bo Hansen", "01/06/2026", "3:00 PM", "11:00 PM"],
        ["Ida Toft", "01/07/2026", "11:00 PM", "7:00 AM"],
        ["Ida Toft", "01/14/2026", "11:00 PM", "7:00 AM"],
    ]}, {**BOTH, "Ida Toft": "7 23:00-07:00, 14 23:00-07:00"}, warnings=("month_first",)),
    Case("months first or days first", {"Data": [
        ["Employee", "Date", "Start", "End"], ["Bo Hansen", "01/05/2026", "7:00 AM", "3:00 PM"],
        ["Bo Hansen", "01/06/2026", "3:00 PM", "11:00 PM"],
        ["Ida Toft", "01/07/2026", "11:00 PM", "7:00 AM"],
    ]}, BOTH, ("month_or_day",), answers=Mapping(first_day=date(2026, 1, 5))),
    Case("weekdays that are not those of the dates", {"Data": [
        ["Navn", "Ugedag", "Dato", "Start", "Slut"],
        ["Bo Hansen", "mandag", "05-01-2026", "07:00", "15:00"],
        ["Bo Hansen", "tirsdag", "06-01-2026", "15:00", "23:00"],
        ["Ida Toft", "torsdag", "07-01-2026", "23:00", "07:00"],
    ]}, BOTH, warnings=("weekday",)),
    Case("sick in the remark of a shift", {"Data": [
        ["Navn", "Dato", "Start", "Slut", "Bemærkning"],
        ["Bo Hansen", "05-01-2026", "07:00", "15:00", None],
        ["Bo Hansen", "06-01-2026", "15:00", "23:00", "dækker for syg kollega"],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", None],
        ["Ida Toft", "08-01-2026", "23:00", "07:00", "Syg"],
    ]}, {**BOTH, "Ida Toft": "7 23:00-07:00, 8 away"},
        warnings=("away_and_work", "away_mentioned")),
    Case("a shift of more than a day", {"Data": [
        ["Navn", "Start", "Slut"], ["Bo Hansen", datetime(2026, 1, 5, 7), datetime(2026, 1, 5, 15)],
        ["Bo Hansen", datetime(2026, 1, 6, 15), datetime(2026, 1, 8, 23)],
        ["Bo Hansen", datetime(2026, 1, 9, 15), datetime(2026, 1, 9, 7)],
    ]}, {"Bo Hansen": "5 07:00-15:00"}, ("times_unclear",)),
    Case("half a shift", {"Data": [
        ["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", "05-01-2026", "07:00", "15:00"],
        ["Bo Hansen", "06-01-2026", "15:00", None], ["Bo Hansen", "07-01-2026", None, "15:00"],
        ["Bo Hansen", "08-01-2026", "07:00", "07:00"],
    ]}, {"Bo Hansen": "5 07:00-15:00"}, ("times_unclear",)),
    Case("absence over several days", {"Data": [
        ["Medarbejder", "Type", "Fra dato", "Til dato", "Start", "Slut"],
        ["Bo Hansen", "Vagt", "05-01-2026", "05-01-2026", "07:00", "15:00"],
        ["Bo Hansen", "Vagt", "06-01-2026", "06-01-2026", "15:00", "23:00"],
        ["Ida Toft", "Vagt", "07-01-2026", "08-01-2026", "23:00", "07:00"],
        ["Ida Toft", "Ferie", "12-01-2026", "14-01-2026", None, None],
    ]}, {**BOTH, "Ida Toft": "7 23:00-07:00, 12 away, 13 away, 14 away"}),
    Case("a table beside its legend", {"Data": [
        ["Navn", "Dato", "Vagt", None, "Kode", "Tid"],
        ["Bo Hansen", "05-01-2026", "D", None, "D", "7-15"],
        ["Bo Hansen", "06-01-2026", "A", None, "A", "15-23"],
        ["Ida Toft", "07-01-2026", "N", None, "N", "23-7"],
    ]}, BOTH),
    Case("a department between date and shift", {"Data": [
        ["Navn", "Dato", "Afdeling", "Vagt", "Start", "Slut", "Timer"],
        ["Bo Hansen", "05-01-2026", "Hus 1", "Dagvagt", "07:00", "15:00", 8],
        ["Bo Hansen", "06-01-2026", "Hus 1", "Vagt", "15:00", "23:00", 8],
        ["Ida Toft", "07-01-2026", "Hus 2", "Vagt", "23:00", "07:00", 8],
    ]}, BOTH, units={"Bo Hansen": "Hus 1", "Ida Toft": "Hus 2"}),
    Case("over new year with the year of its end", {"Data": [
        ["Vagtplan december-januar 2026"], ["Navn", "Dato", "Vagt"],
        ["Bo Hansen", "28/12", "7-15"], ["Bo Hansen", "6/1", "15-23"],
    ]}, {"Bo Hansen": "28/12/2025 07:00-15:00, 6 15:00-23:00"}, ("year_open",),
        answers=Mapping(first_day=date(2025, 12, 28))),
    Case("over new year with weekdays", {"Data": [
        ["Vagtplan 2026"], ["Navn", "Dato", "Vagt"],
        ["Bo Hansen", "søndag 28/12", "7-15"], ["Bo Hansen", "tirsdag 6/1", "15-23"],
    ]}, {"Bo Hansen": "28/12/2025 07:00-15:00, 6 15:00-23:00"}),
    Case("a remark that may take the shift away", {"Data": [
        ["Navn", "Dato", "Start", "Slut", "Bemærkning"],
        ["Bo Hansen", "05-01-2026", "07:00", "15:00", None],
        ["Bo Hansen", "06-01-2026", "15:00", "23:00", "byttet"],
        ["Ida Toft", "07-01-2026", "23:00", "07:00", None],
    ]}, BOTH, warnings=("status",)),
    Case("two names in a cell", {"Data": [
        ["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", "05-01-2026", "07:00", "15:00"],
        ["Bo Hansen, Ida Toft", "06-01-2026", "07:00", "15:00"],
        ["Toft, Ida", "07-01-2026", "23:00", "07:00"],
    ]}, {"Bo Hansen": "5 07:00-15:00, 6 07:00-15:00",
         "Ida Toft": "6 07:00-15:00, 7 23:00-07:00"}),
    Case("two names in a cell, or one long one", {"Data": [
        ["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", "05-01-2026", "07:00", "15:00"],
        ["Bo Hansen, Ida Toft", "06-01-2026", "07:00", "15:00"],
    ]}, {"Bo Hansen": "5 07:00-15:00"}, ("name_unclear",)),
    Case("two lines of a cell, two people or one", {"Data": [
        ["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", "05-01-2026", "07:00", "15:00"],
        ["Anne Marie\nHolm Dahl", "06-01-2026", "07:00", "15:00"],
        ["Ida\nToft", "07-01-2026", "23:00", "07:00"],
    ]}, {"Bo Hansen": "5 07:00-15:00", "Ida Toft": "7 23:00-07:00"}, ("name_unclear",)),
    *(
        Case(f"names in a cell with {join!r} between", {"Data": [
            ["Dato", "Start", "Slut", "Medarbejdere"],
            ["05-01-2026", "07:00", "15:00", f"Bo Hansen{join}Ida Toft"],
            ["06-01-2026", "15:00", "23:00", f"Anne Marie Dahl{join}Bo Hansen"],
            ["07-01-2026", "23:00", "07:00", "Ida Toft"],
        ]}, {"Bo Hansen": BO, "Ida Toft": "5 07:00-15:00, 7 23:00-07:00",
             "Anne Marie Dahl": "6 15:00-23:00"})
        for join in ("/", " + ", "; ", " & ", " og ")
    ),
    Case("names on lines of a cell, in different company", {"Data": [
        ["Dato", "Vagt", "Personale"], ["05-01-2026", "D", "Bo Hansen\nIda Toft"],
        ["06-01-2026", "A", "Bo Hansen\nPer Friis"], ["07-01-2026", "N", "Per Friis\nIda Toft"],
    ]}, {"Bo Hansen": BO, "Ida Toft": "5 07:00-15:00, 7 23:00-07:00",
         "Per Friis": "6 15:00-23:00, 7 23:00-07:00"}, legend=CODES),
    Case("a column for each who has the shift", {"Data": [
        ["Dato", "Vagt", "Medarbejder 1", "Medarbejder 2", "Medarbejder 3"],
        ["05-01-2026", "07:00-15:00", "Bo Hansen", "Ida Toft", "Per Friis"],
        ["06-01-2026", "15:00-23:00", "Bo Hansen"],
        ["07-01-2026", "23:00-07:00", None, "Ida Toft"],
        ["08-01-2026", "23:00-07:00", "Per Friis", "Ledig vagt"],
    ]}, {"Bo Hansen": BO, "Ida Toft": "5 07:00-15:00, 7 23:00-07:00",
         "Per Friis": "5 07:00-15:00, 8 23:00-07:00"}, warnings=("vacant",)),
    Case("weeks and weekdays for dates", {"Data": [
        ["Vagter 2026"], ["Uge", "Ugedag", "Medarbejder", "Start", "Slut"],
        [2, "Mandag", "Bo Hansen", "07:00", "15:00"], [None, "Tirsdag", "Bo Hansen", 1500, 2300],
        ["Uge 2", "ons", "Ida Toft", "23.00", "7.00"],
    ]}, BOTH),
    Case("weeks and days over new year, the year beside them", {"Data": [
        ["År", "Uge", "Dag", "Navn", "Fra", "Til"],
        [2026, 52, "Ma", "Bo Hansen", "07:00", "15:00"],
        [2026, 53, "To", "Bo Hansen", "07:00", "15:00"],
        [2026, 53, "Fr", "Ida Toft", "07:00", "15:00"],
        [2027, 1, "Ma", "Ida Toft", "07:00", "15:00"],
    ]}, {"Bo Hansen": "21/12/2026 07:00-15:00, 31/12/2026 07:00-15:00",
         "Ida Toft": "1/1/2027 07:00-15:00, 4/1/2027 07:00-15:00"}),
    Case("a week 1 that begins in the year before", {"Data": [
        ["År", "Uge", "Ugedag", "Navn", "Vagt"], [2025, 52, "Mandag", "Bo Hansen", "7-15"],
        [2025, 1, "Mandag", "Bo Hansen", "7-15"], [2026, 1, "Torsdag", "Bo Hansen", "7-15"],
    ]}, {"Bo Hansen": "22/12/2025 07:00-15:00, 29/12/2025 07:00-15:00, 1/1/2026 07:00-15:00"}),
    Case("a week 1 that may begin in two years", {"Data": [
        ["År", "Uge", "Ugedag", "Navn", "Vagt"], [2025, 1, "Mandag", "Bo Hansen", "7-15"],
        [2025, 1, "Tirsdag", "Bo Hansen", "7-15"],
    ]}, {}, (UNUSABLE,), answers=None),
    Case("weeks on both sides of new year under one year", {"Data": [
        ["Vagter 2026"], ["Uge", "Ugedag", "Navn", "Vagt"], [53, "Mandag", "Bo Hansen", "7-15"],
        [1, "Mandag", "Bo Hansen", "7-15"],
    ]}, {"Bo Hansen": "28/12/2026 07:00-15:00, 4/1/2027 07:00-15:00"}, (UNUSABLE,),
        answers=Mapping(first_day=date(2026, 12, 28))),
    Case("absence in a column of its own", {"Data": [
        ["Namn", "Datum", "Börjar", "Slutar", "Frånvaro"],
        ["Bo Hansen", "2026-01-05", "07:00", "15:00"],
        ["Bo Hansen", "2026-01-06", "15:00", "23:00"],
        ["Ida Toft", "2026-01-07", "23:00", "07:00"],
        ["Ida Toft", "2026-01-08", None, None, "Semester"],
    ]}, {**BOTH, "Ida Toft": "7 23:00-07:00, 8 away"}),
    Case("weekly hours under the heading of a shift's", {"Data": [
        ["Navn", "Timetal", "Dato", "Start", "Slut"],
        ["Bo Hansen", 37, "05-01-2026", "07:00", "15:00"],
        ["Bo Hansen", 37, "06-01-2026", "15:00", "23:00"],
        ["Ida Toft", 32, "07-01-2026", "23:00", "07:00"],
    ]}, BOTH),
    Case("half a shift beside a code of other times", {"Data": [
        ["Navn", "Dato", "Vagt", "Start", "Slut"], ["Bo Hansen", "05-01-2026", "D", None, None],
        ["Bo Hansen", "06-01-2026", "D", "09:00", None],
    ]}, {"Bo Hansen": "5 07:00-15:00"}, ("times_unclear",), legend=CODES),
    Case("when it was printed is no year", {"Data": [
        ["Vagtliste 2026"], ["Udskrevet 12-12-2025"], ["Navn", "Dato", "Start", "Slut"],
        ["Bo Hansen", "5/1", "07:00", "15:00"], ["Bo Hansen", "6/1", "15:00", "23:00"],
        ["Ida Toft", "7/1", "23:00", "07:00"],
    ]}, BOTH),
    Case("times as parts of a day", {"Data": [
        ["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", 46027, 7 / 24, 15 / 24],
        ["Bo Hansen", 46028, 15 / 24, 1], ["Ida Toft", 46029, 23 / 24, 7 / 24],
    ]}, {**BOTH, "Bo Hansen": "5 07:00-15:00, 6 15:00-24:00"}),
    Case("hours that are not those of the code", {"Data": [
        ["Navn", "Dato", "Vagt", "Timer"], ["Bo Hansen", "05-01-2026", "D", 8],
        ["Bo Hansen", "06-01-2026", "A", 8], ["Ida Toft", "07-01-2026", "N", 4],
    ]}, BOTH, warnings=("length",), legend=CODES),
    Case("days and times as system numbers", {"Data": [
        ["Lønnr", "Navn", "Dato", "Start", "Slut"], [1, "Bo Hansen", 20260105, "0700", "1500"],
        [1, "Bo Hansen", 20260106, 1500, 2300], [2, "Ida Toft", "20260107", 2300, 700],
    ]}, BOTH),
    Case("a sheet a month, one of them empty", {
        "Januar": [["Navn", "Dato", "Vagt"], ["Bo Hansen", "05-01-2026", "7-15"],
                   ["Bo Hansen", "06-01-2026", "15-23"], ["Ida Toft", "07-01-2026", "23-7"]],
        "Februar": [["Navn", "Dato", "Vagt"], ["Ida Toft", "02-02-2026", "7-15"]],
        "Marts": [["Navn", "Dato", "Vagt"]],
    }, {**BOTH, "Ida Toft": "7 23:00-07:00, 2/2 07:00-15:00"}),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rows_of_shifts(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
