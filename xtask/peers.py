"""Scores a table with a data-frame engine, for `cargo xtask bench`.

peers.py polars|duckdb PROFILE.json TABLE.csv OUT.csv: writes the very bytes that `lanewise score` writes, and prints the
seconds it took from reading the table to the last byte written.

Both engines get the same shortcut that Lanewise takes: the three scores of an answer travel in one integer, so that each
column is looked up once. Types are given, so that nothing has to be guessed. For profiles without several answers at once.
"""

import json
import sys
import time

engine, profile_path, table, out = sys.argv[1:]
with open(profile_path, encoding="utf-8") as file:
    profile = json.load(file)
parameters = profile["parameters"]
tiers = profile["tiers"]  # best first
must_haves = profile["must_haves"]
FIELD = 1 << 21  # a score is at most 100000


def packed(parameter, low, likely, high):
    return parameter["weight"] * (low + likely * FIELD + high * FIELD * FIELD)


def of_level(parameter, level):
    return packed(parameter, level["fit"], level["fit"], level["fit"])


def of_unknown(parameter):
    fits = [level["fit"] for level in parameter["levels"]]
    return packed(parameter, min(fits), (min(fits) + max(fits) + 1) // 2, max(fits))


def threshold(tier_id):
    return next(tier["from"] for tier in tiers if tier["id"] == tier_id)


def with_polars(pl):
    types = {p["id"]: pl.Int32 if p["answer"] == "bands" else pl.String for p in parameters}
    frame = pl.scan_csv(table, schema_overrides=types)
    columns = frame.collect_schema().names()

    def points(p):
        cell = pl.col(p["id"])
        number = lambda value: pl.lit(value, dtype=pl.Int64)
        if p["answer"] != "bands":
            levels = {level["id"]: of_level(p, level) for level in p["levels"]}
            return cell.replace_strict(levels, default=of_unknown(p), return_dtype=pl.Int64)
        found = pl.when(cell.is_null()).then(number(of_unknown(p)))
        for level in p["levels"][:-1]:
            found = found.when(cell < level["to"]).then(number(of_level(p, level)))
        return found.otherwise(number(of_level(p, p["levels"][-1])))

    caps = [(pl.col(m["parameter"]).is_in(m["levels"]), m) for m in must_haves]

    def tier(score):
        found = pl.when(pl.lit(False)).then(pl.lit(""))
        for hit, m in caps:
            found = found.when(hit & (pl.col(score) >= threshold(m["at_most"]))).then(pl.lit(m["at_most"]))
        for each in tiers[:-1]:
            found = found.when(pl.col(score) >= each["from"]).then(pl.lit(each["id"]))
        return found.otherwise(pl.lit(tiers[-1]["id"]))

    capped = pl.concat_str([pl.when(hit).then(pl.lit(m["id"])) for hit, m in caps], separator=" ", ignore_nulls=True)
    any_cap = pl.any_horizontal([hit.fill_null(False) for hit, _ in caps])
    scored = (
        frame.with_columns(
            sums=pl.sum_horizontal([points(p) for p in parameters]),
            unknown=pl.sum_horizontal([pl.col(p["id"]).is_null().cast(pl.Int32) for p in parameters]),
        )
        .with_columns(low=pl.col("sums") % FIELD, likely=pl.col("sums") // FIELD % FIELD, high=pl.col("sums") // (FIELD * FIELD))
        .with_columns(tier_low=tier("low"), tier=tier("likely"), tier_high=tier("high"))
    )
    scored.select(
        *columns,
        *[(pl.col(name) / 1000).alias(f"score_{name}") for name in ["low", "likely", "high"]],
        "tier_low",
        "tier",
        "tier_high",
        (pl.col("tier_low") == pl.col("tier_high")).alias("settled"),
        "unknown",
        pl.when(any_cap).then(capped).alias("capped_by"),
    ).sink_csv(out, float_precision=3)


def with_duckdb(duckdb):
    types = {"id": "VARCHAR", "name": "VARCHAR"}
    types |= {p["id"]: "INTEGER" if p["answer"] == "bands" else "VARCHAR" for p in parameters}

    def points(p):
        unknown = of_unknown(p)
        if p["answer"] != "bands":
            levels = " ".join(f"WHEN '{level['id']}' THEN {of_level(p, level)}" for level in p["levels"])
            return f"(CASE {p['id']} {levels} ELSE {unknown} END)"
        levels = " ".join(f"WHEN {p['id']} < {level['to']} THEN {of_level(p, level)}" for level in p["levels"][:-1])
        return f"(CASE WHEN {p['id']} IS NULL THEN {unknown} {levels} ELSE {of_level(p, p['levels'][-1])} END)"

    def hit(m):
        levels = ", ".join(f"'{level}'" for level in m["levels"])
        return f"{m['parameter']} IN ({levels})"

    def tier(score):
        caps = " ".join(
            f"WHEN {hit(m)} AND {score} >= {threshold(m['at_most'])} THEN '{m['at_most']}'" for m in must_haves
        )
        cuts = " ".join(f"WHEN {score} >= {each['from']} THEN '{each['id']}'" for each in tiers[:-1])
        return f"CASE {caps} {cuts} ELSE '{tiers[-1]['id']}' END"

    sums = " + ".join(points(p) for p in parameters)
    unknown = " + ".join(f"({p['id']} IS NULL)::INTEGER" for p in parameters)
    capped = ", ".join(f"CASE WHEN {hit(m)} THEN '{m['id']}' END" for m in must_haves)
    scores = ", ".join(f"({name} / 1000)::DECIMAL(6, 3) AS score_{name}" for name in ["low", "likely", "high"])
    duckdb.sql(
        f"""COPY (
            WITH summed AS (
                SELECT *, ({sums})::BIGINT AS sums, {unknown} AS unknown
                FROM read_csv('{table}', header = true, delim = ',', columns = {types!r})
            ), split AS (
                SELECT *, sums & {FIELD - 1} AS low, (sums >> 21) & {FIELD - 1} AS likely, sums >> 42 AS high FROM summed
            ), tiered AS (
                SELECT *, {tier("low")} AS tier_low, {tier("likely")} AS tier, {tier("high")} AS tier_high FROM split
            )
            SELECT {", ".join(types)}, {scores}, tier_low, tier, tier_high, tier_low = tier_high AS settled, unknown,
                nullif(concat_ws(' ', {capped}), '') AS capped_by
            FROM tiered
        ) TO '{out}' (HEADER)"""
    )


work = {"polars": with_polars, "duckdb": with_duckdb}[engine]
module = __import__(engine)
start = time.perf_counter()
work(module)
print(time.perf_counter() - start)
