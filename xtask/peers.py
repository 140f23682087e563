"""Scores a table with a data-frame engine, for `cargo xtask bench`.

peers.py polars|duckdb PROFILE.json TABLE.csv OUT.csv: the same integers as `lanewise score`,
for a profile of single choices without must-haves, every answer known.
"""

import json
import sys

engine, profile_path, table, out = sys.argv[1:]
with open(profile_path, encoding="utf-8") as file:
    profile = json.load(file)
parameters = profile["parameters"]
tiers = profile["tiers"]  # best first


def with_polars():
    import polars as pl

    score = sum(
        pl.col(p["id"]).replace_strict(
            {level["id"]: level["fit"] * p["weight"] for level in p["levels"]}, return_dtype=pl.Int32
        )
        for p in parameters
    )
    tier = pl.lit(tiers[-1]["id"])
    for each in reversed(tiers[:-1]):
        tier = pl.when(pl.col("score") >= each["from"]).then(pl.lit(each["id"])).otherwise(tier)
    frame = pl.scan_csv(table).with_columns(score=score).with_columns(
        score_likely=(pl.col("score") / 1000).round(3), tier=tier
    )
    frame.drop("score").sink_csv(out, float_precision=3)


def with_duckdb():
    import duckdb

    def case(p):
        levels = " ".join(f"WHEN '{level['id']}' THEN {level['fit'] * p['weight']}" for level in p["levels"])
        return f"(CASE {p['id']} {levels} END)"

    score = " + ".join(case(p) for p in parameters)
    tier = " ".join(f"WHEN score >= {each['from']} THEN '{each['id']}'" for each in tiers)
    duckdb.sql(
        f"""COPY (
            SELECT * EXCLUDE score, CAST(score / 1000 AS DECIMAL(9, 3)) AS score_likely, CASE {tier} END AS tier
            FROM (SELECT *, {score} AS score FROM read_csv('{table}', header = true))
        ) TO '{out}' (HEADER)"""
    )


{"polars": with_polars, "duckdb": with_duckdb}[engine]()
