"""Fraud radar: which claims should an investigator see? Trained anew every week."""
import joblib
import numpy as np
from sklearn.pipeline import make_pipeline

import table

COLUMNS = [
    "amount", "days_since_start", "claims_12m", "hours_to_report", "photos", "night",
    "repair_shop_share", "distance_km", "witnesses", "prior_flags",
]


def draw(rng, n, shift=0.0):
    fraud = rng.random(n) < 0.12
    amount = rng.lognormal(7.2 + 0.5 * fraud + shift, 0.7, n).round()
    start = rng.exponential(np.where(fraud, 120, 700)).round()
    claims = rng.poisson(np.where(fraud, 1.6, 0.4))
    hours = rng.exponential(np.where(fraud, 60, 20)).round()
    photos = rng.poisson(np.where(fraud, 2.5, 5))
    night = rng.random(n) < np.where(fraud, 0.4, 0.15)
    shop = rng.beta(np.where(fraud, 4, 2), 5).round(3)
    distance = rng.exponential(np.where(fraud, 80, 30)).round()
    witnesses = rng.poisson(np.where(fraud, 0.2, 0.8))
    flags = rng.poisson(np.where(fraud, 0.7, 0.05))
    x = np.column_stack(
        [amount, start, claims, hours, photos, night, shop, distance, witnesses, flags]
    ).astype(np.float32)
    return x, fraud.astype(int)


def make(into):
    folder = into / "fraud-radar"
    for week, seed, shift in (("2026-W45", 45, 0.0), ("2026-W46", 46, 0.12)):
        rng = np.random.default_rng(20260000 + seed)
        x, y = draw(rng, 3000, shift)
        noisy = y.copy()
        wrong = rng.choice(len(y) // 2, 60, replace=False)
        noisy[wrong] = 1 - noisy[wrong]
        scaler, net = table.fit(x[:1500], noisy[:1500], (20, 10), seed, alpha=1.0)
        table.save_onnx(
            folder / "radar-model" / f"radar-{week}.onnx", scaler, net, COLUMNS,
            "meridian-radar", week,
            {"licence": "proprietary", "training_data": f"closed-claims {week}",
             "features": ",".join(COLUMNS)},
        )
        table.save_csv(
            folder / "data" / f"closed-claims-{week}.csv", COLUMNS, x[:1500], noisy[:1500], "fraud")
        table.save_csv(
            folder / "data" / f"held-out-{week}.csv", COLUMNS, x[1500:], y[1500:], "fraud")
        if week == "2026-W46":
            (folder / "training").mkdir(parents=True, exist_ok=True)
            pipeline = folder / "training" / f"pipeline-{week}.joblib"
            joblib.dump(make_pipeline(scaler, net), pipeline, compress=3)
