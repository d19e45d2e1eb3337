"""The questions of a roll-up, in SQL that DuckDB and Spark both take.

Nothing is divided and no percentage is averaged here: counts and exact sums come back, and `summary.py` makes fractions of them.
"""

from __future__ import annotations

WARDS = "SELECT province, ward, name, province_name FROM wards WHERE year = :year ORDER BY province, ward"

LATEST_YEAR = "SELECT coalesce((SELECT max(year) FROM results), (SELECT max(year) FROM wards))"
"""The latest year with results: a plan for next year that one ward has sent already takes no report away from the others."""

PACKAGES = """
SELECT sum(CASE WHEN illustrative THEN 1 ELSE 0 END) AS samples, sum(CASE WHEN committed_on IS NULL THEN 1 ELSE 0 END) AS undated
FROM packages WHERE year = :year
"""
"""How many packages hold samples, and how many do not say of which day they are."""

PERIODS = """
SELECT period, period_end, count(DISTINCT concat(province, '/', ward)) AS wards
FROM results WHERE year = :year GROUP BY period, period_end ORDER BY period_end, period
"""

BY_WARD = """
SELECT province, ward, status, count(*) AS targets, sum(CASE WHEN illustrative THEN 1 ELSE 0 END) AS samples
FROM results WHERE year = :year AND period = :period
GROUP BY province, ward, status ORDER BY province, ward, status
"""

BY_TYPE = """
SELECT type, status, count(*) AS targets
FROM results WHERE year = :year AND period = :period
GROUP BY type, status ORDER BY type, status
"""

BY_MOVEMENT = """
SELECT coalesce(m.above, '') AS movement, coalesce(a.title, '') AS title, r.status, count(*) AS targets
FROM results r LEFT JOIN (
  SELECT province, ward, movement, min(takes_up) AS above
  FROM movements WHERE year = :year AND source = 'unit' AND takes_up IS NOT NULL
  GROUP BY province, ward, movement
) m ON m.province = r.province AND m.ward = r.ward AND m.movement = r.movement
LEFT JOIN (
  SELECT province, ward, movement, min(title) AS title
  FROM movements WHERE year = :year AND source = 'above' GROUP BY province, ward, movement
) a ON a.province = r.province AND a.ward = r.ward AND a.movement = m.above
WHERE r.year = :year AND r.period = :period
GROUP BY coalesce(m.above, ''), coalesce(a.title, ''), r.status ORDER BY movement, title, r.status
"""
"""Results by the movement from above that a ward's movement takes up, as the ward names it; "" for a ward's own."""

INDICATORS = """
SELECT indicator, type, coalesce(measured_in, '') AS measured_in, of_plan, accumulate, status, count(*) AS targets,
  sum(part) AS part, sum(whole) AS whole, sum(CASE WHEN value_numerator IS NOT NULL AND (part IS NULL OR whole IS NULL) THEN 1 ELSE 0 END) AS unknown,
  sum(CASE WHEN complete THEN 0 ELSE 1 END) AS incomplete
FROM results WHERE year = :year AND period = :period AND indicator IS NOT NULL
GROUP BY indicator, type, coalesce(measured_in, ''), of_plan, accumulate, status
ORDER BY indicator, type, measured_in, of_plan, accumulate, status
"""

INDICATOR_SUMS = """
SELECT indicator, type, coalesce(measured_in, '') AS measured_in, of_plan, accumulate, value_denominator,
   sum(value_numerator) AS numerators, count(*) AS targets
FROM results WHERE year = :year AND period = :period AND indicator IS NOT NULL AND value_numerator IS NOT NULL
GROUP BY indicator, type, coalesce(measured_in, ''), of_plan, accumulate, value_denominator
ORDER BY indicator, type, measured_in, of_plan, accumulate, value_denominator
"""
"""Sums of values with one denominator: whoever adds them up keeps them exact."""

INDICATOR_WARDS = """
SELECT indicator, type, coalesce(measured_in, '') AS measured_in, of_plan, accumulate,
  count(DISTINCT concat(province, '/', ward)) AS wards,
  count(DISTINCT CASE WHEN value_numerator IS NULL THEN NULL ELSE concat(province, '/', ward) END) AS with_value
FROM results WHERE year = :year AND period = :period AND indicator IS NOT NULL
GROUP BY indicator, type, coalesce(measured_in, ''), of_plan, accumulate
ORDER BY indicator, type, measured_in, of_plan, accumulate
"""

LATE = """
SELECT r.province, r.ward, r.period, r.deadline, count(*) AS units
FROM reports r JOIN packages p ON p.province = r.province AND p.ward = r.ward AND p.year = r.year
WHERE r.year = :year AND (NOT r.received OR r.submitted > :day) AND r.deadline < :day AND r.deadline < p.committed_on
GROUP BY r.province, r.ward, r.period, r.deadline ORDER BY r.deadline, r.province, r.ward
"""
"""What was late on a day, as far as the package can know: what came in after its own day nobody here has seen."""

AWARDS = """
SELECT award, name, coalesce(form, '') AS form, kind, coalesce(recipient, '') AS recipient,
  sum(given) AS given, sum(women) AS women, sum(leaders) AS leaders, sum(workers) AS workers, sum(prizes) AS prizes
FROM awards WHERE year = :year
GROUP BY award, name, coalesce(form, ''), kind, coalesce(recipient, '')
ORDER BY form, award, kind, recipient, name
"""

AWARD_SAMPLES = "SELECT count(*) FROM awards WHERE year = :year AND illustrative"

FUND = "SELECT line, sum(amount) AS amount, count(*) AS wards FROM fund WHERE year = :year GROUP BY line ORDER BY line"

STATISTIC_CELLS = """
SELECT form, model, row_code, column_key, count(*) AS wards, count(value) AS known, sum(value) AS total,
  sum(CASE WHEN value = 0 THEN 1 ELSE 0 END) AS zeros, sum(CASE WHEN complete THEN 1 ELSE 0 END) AS complete
FROM statistic_cells WHERE year = :year
GROUP BY form, model, row_code, column_key ORDER BY form, model, row_code, column_key
"""
"""Every cell of the statistical forms: how many wards have it, how many know it, what they come to."""

WARDS_WITH_FORMS = """
SELECT count(DISTINCT concat(province, '/', ward)) FROM statistic_cells WHERE year = :year
"""
"""How many wards sent their statistical forms along; a package of an older tdkt has none."""

COUNTED_MOVEMENTS = """
SELECT source, coalesce(movement, '') AS movement, coalesce(title, '') AS title, coalesce(level, '') AS level,
  coalesce(mode, '') AS mode, coalesce(length, '') AS length, sum(counted) AS counted
FROM counted_movements WHERE year = :year
GROUP BY source, coalesce(movement, ''), coalesce(title, ''), coalesce(level, ''), coalesce(mode, ''), coalesce(length, '')
ORDER BY source, movement, title, level, mode, length
"""

DRAFT_DRIVES = """
SELECT w.name, coalesce(u.level, '') AS level, coalesce(u.mode, '') AS mode, coalesce(u.length, '') AS length
FROM uncounted_movements u JOIN wards w ON w.province = u.province AND w.ward = u.ward AND w.year = u.year
WHERE u.year = :year AND u.source = 'draft' ORDER BY w.name, level, mode, length
"""
"""Whose drives are drafts, and what each would be counted under; a package of an older tdkt does not tell."""

REPORTED = """
SELECT province, ward, sum(CASE WHEN received THEN 1 ELSE 0 END) AS received, count(*) AS owed
FROM reports WHERE year = :year AND period_end >= :first AND period_end <= :last GROUP BY province, ward ORDER BY province, ward
"""
"""Reports of a period, those of its months among them."""

ALL = {
    "wards": WARDS,
    "by_ward": BY_WARD,
    "by_type": BY_TYPE,
    "by_movement": BY_MOVEMENT,
    "packages": PACKAGES,
    "indicators": INDICATORS,
    "indicator_sums": INDICATOR_SUMS,
    "indicator_wards": INDICATOR_WARDS,
    "late": LATE,
    "awards": AWARDS,
    "award_samples": AWARD_SAMPLES,
    "fund": FUND,
    "statistic_cells": STATISTIC_CELLS,
    "wards_with_forms": WARDS_WITH_FORMS,
    "counted_movements": COUNTED_MOVEMENTS,
    "draft_drives": DRAFT_DRIVES,
    "reported": REPORTED,
}
"""Every question by its name, for measuring and for holding one engine against the other."""
