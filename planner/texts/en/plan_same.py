"""English texts of the area plan_same: who of a newer roster is who in the plan."""

TEXTS: dict[str, str] = {
    "plan_same.likely": "{now} may be the same as {before}: {evidence}. They are counted as two people. If they are the same person, add --same \"{now}={before}\".",
}
