"""The same as RecordsOurs with pandas: every cell is read as its type or found wrong, and the 20 rules of RecordsFile are run."""
import resource
import sys
import time

import pandas as pd

begun = time.perf_counter()
t = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
codes = ["NH", "NR", "NA", "RF"]
missing = {c: t[c].isin(codes) for c in t.columns}
wrong = 0
for c in ["planning", "oversight", "staff", "trained", "minutes"]:
    number = pd.to_numeric(t[c].where(~missing[c]), errors="coerce")
    wrong += int((number.isna() & ~missing[c]).sum()) + int((number < 0).sum())
    t[c] = number
day = pd.to_datetime(t["seen_on"].where(~missing["seen_on"]), format="%Y-%m-%d", errors="coerce")
wrong += int((day.isna() & ~missing["seen_on"]).sum())
t["seen_on"] = day
wrong += int((~t["escalated"].isin(["yes", "no"]) & ~missing["escalated"]).sum())
t["escalated"] = t["escalated"] == "yes"
wrong += int((~t["status"].isin(["draft", "final", "moderated"]) & ~missing["status"]).sum())
wrong += int((~t["council"].isin([str(i) for i in range(201, 351)])).sum()) + int((t["case_id"] == "").sum())

last = pd.Timestamp("2018-03-31")
rules = [
    t.planning.between(1, 4), t.oversight.between(1, 4), t.minutes >= 0, t.minutes <= 500, t.staff <= 60, t.trained <= t.staff, t.seen_on >= pd.Timestamp("2017-04-01"), t.seen_on <= last,
    (t.status != "moderated") | (t.planning >= 1), (t.status != "draft") | ~t.escalated | (t.planning >= 1), t.escalated | (t.planning >= 1), t.planning + t.oversight <= 8, (t.planning - t.oversight).abs() <= 3,
    t.minutes / t.planning.clip(lower=1) <= 500, t.staff - t.trained <= 60, t.trained * 2 <= t.staff * 2, t.council != "000", t.case_id.str.len() == 8, (last - t.seen_on).dt.days <= 365,
    (t.planning != 4) | (t.minutes < 499.5),
]
broken = sum(int((~r).sum()) for r in rules)
seconds = time.perf_counter() - begun
if wrong:
    sys.exit(f"{wrong} cells are wrong")
print(f"pandas {pd.__version__}: {broken} rows break a rule")
print(f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}")
