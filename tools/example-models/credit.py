"""Instalment score: will the premium be paid when it is paid in parts?"""
import numpy as np

import table

COLUMNS = [
    "age", "years_member", "income", "premium", "instalments", "missed_24m",
    "late_24m", "claims_36m", "register_entries", "other_loans", "homeowner", "channel",
]


def draw(rng, n):
    age = rng.integers(18, 86, n)
    years = np.minimum(age - 18, rng.exponential(8, n)).round()
    income = rng.lognormal(10.3, 0.45, n).round(-2)
    premium = rng.lognormal(6.5, 0.5, n).round()
    instalments = rng.choice([2, 4, 12], n, p=[0.2, 0.3, 0.5])
    missed = rng.poisson(0.25, n)
    late = rng.poisson(0.8, n) + missed
    claims = rng.poisson(0.4, n)
    entries = rng.poisson(0.2, n)
    loans = rng.poisson(1.1, n)
    owner = rng.random(n) < 0.45
    channel = rng.integers(0, 3, n)
    burden = premium / income * 60
    z = (
        -2.6 + 1.2 * missed + 0.45 * late + 0.9 * entries + 0.25 * loans + burden
        - 0.06 * years - 0.5 * owner + 0.1 * (instalments == 12)
    )
    fails = rng.random(n) < 1 / (1 + np.exp(-1.6 * z))
    x = np.column_stack(
        [age, years, income, premium, instalments, missed, late, claims, entries, loans, owner,
         channel]
    ).astype(np.float32)
    return x, fails.astype(int)


def make(into):
    rng = np.random.default_rng(20260930)
    x, y = draw(rng, 4000)
    scaler, net = table.fit(x[:2000], y[:2000], (24,), 3, alpha=0.3)
    folder = into / "credit-score"
    table.save_onnx(
        folder / "score-model" / "score-2026.3.0.onnx", scaler, net, COLUMNS,
        "meridian-scoring", "2026.3.0",
        {"licence": "proprietary", "training_data": "payment-history 2026-09, bureau-extract 2026-09",
         "features": ",".join(COLUMNS)},
    )
    table.save_csv(folder / "data" / "payment-history.csv", COLUMNS, x[:2000], y[:2000], "fails")
    table.save_csv(folder / "data" / "held-out.csv", COLUMNS, x[2000:], y[2000:], "fails")
