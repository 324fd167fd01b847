"""Danish texts of the area plan_same: who of a newer roster is who in the plan."""

TEXTS: dict[str, str] = {
    "plan_same.likely": "{now} kan være den samme som {before}: {evidence}. De regnes for to personer. Er det den samme, så tilføj --same \"{now}={before}\".",
}
