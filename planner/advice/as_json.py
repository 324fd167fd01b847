"""Answers as JSON: the same names as the plan's own file, dates ISO, times local, minutes."""

from dataclasses import asdict
from typing import Any

from models.plan import Reason
from models.timespan import Span, clock
from planner.advice.effect import Effect
from planner.advice.fixed_day import FixedDay
from planner.advice.helps import Remedy
from planner.advice.meeting_days import Cell, MeetingDays
from planner.advice.missing import Trouble, Why
from planner.advice.moving import MoveJudgement, TimeCost
from planner.advice.people import Candidate
from planner.advice.what_if import WhatIf
from planner.json_node import moment_text

Json = dict[str, Any]


def why_json(why: Why) -> Json:
    """A trouble with its counted reasons."""
    return {
        "trouble": trouble_json(why.trouble), "total": why.total,
        "why": [_reason(reason) for reason in why.reasons], "message": why.message,
    }


def trouble_json(trouble: Trouble) -> Json:
    """What a plan lacks."""
    return {
        "id": trouble.id, "meeting": trouble.meeting, "team": trouble.team,
        "employee": trouble.employee,
        "from": trouble.first.isoformat() if trouble.first else None,
        "to": trouble.last.isoformat() if trouble.last else None,
    }


def move_json(move: MoveJudgement) -> Json:
    """A meeting at another time."""
    return {
        "meeting": move.meeting, **_span(move.span), "possible": move.possible,
        "why": [_reason(reason) for reason in move.reasons],
        "people": [asdict(person) for person in move.people],
        "effect": effect_json(move.effect) if move.effect is not None else None,
        "message": move.message,
    }


def cost_json(cost: TimeCost) -> Json:
    """What one time would cost."""
    return {**asdict(cost), "start": moment_text(cost.start)}


def candidate_json(candidate: Candidate) -> Json:
    """Somebody for a place."""
    seen = candidate.last_seen
    return {**asdict(candidate), "last_seen": seen.isoformat() if seen is not None else None}


def remedy_json(remedy: Remedy) -> Json:
    """What helps, without the plan that proves it."""
    return {
        "change": remedy.change.code, "trouble": remedy.trouble.id, "message": remedy.message,
        "effect": effect_json(remedy.effect), "seconds": remedy.seconds,
    }


def days_json(days: MeetingDays) -> Json:
    """The grid of a series."""
    return {
        "series": days.series, "name": days.name, "minutes": days.minutes, "weeks": days.weeks,
        "cells": [_cell(cell) for cell in days.cells],
        "best": _cell(days.best) if days.best is not None else None, "message": days.message,
    }


def fixed_json(fixed: FixedDay) -> Json:
    """A fixed day beside the free plan, and the moves that pay."""
    return {
        "series": fixed.series, "weekday": fixed.weekday, "clock": clock(fixed.clock),
        "price": effect_json(fixed.price),
        "moves": [
            {
                "meeting": move.meeting, "week": move.week, **_span(move.span),
                "effect": effect_json(move.effect),
            }
            for move in fixed.moves
        ],
        "with_moves": effect_json(fixed.kept_price), "message": fixed.message,
    }


def what_if_json(answer: WhatIf) -> Json:
    """The effect of a change."""
    return {
        "change": answer.change.code, "effect": effect_json(answer.effect),
        "message": answer.message,
    }


def effect_json(effect: Effect) -> Json:
    """One plan beside another."""
    return {
        "objectives": [asdict(step) for step in effect.steps], "placed": effect.placed,
        "covered": dict(effect.covered), "reached": effect.reached,
        "extra_minutes": effect.extra_minutes, "call_ins": effect.call_ins,
        "errors": effect.errors, "message": effect.sentence,
    }


def _cell(cell: Cell) -> Json:
    return {**asdict(cell), "clock": clock(cell.clock), "teams": dict(cell.teams)}


def _reason(reason: Reason) -> Json:
    return {"code": reason.code, "candidates": reason.candidates, "message": reason.message}


def _span(span: Span) -> Json:
    return {"start": moment_text(span.start), "end": moment_text(span.end)}
