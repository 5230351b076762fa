"""The 21 counts of the collection "missing" with pandas, from the files of LargeExtracts. An XML file is read an element at a time, as its own reader needs
three gigabytes for a tree of 300 MB."""
import resource
import sys
import time
import xml.etree.ElementTree as ET

import pandas as pd

begun = time.perf_counter()
folder = sys.argv[1]
first, last = pd.Timestamp("2023-04-01"), pd.Timestamp("2024-03-31")


def census(path):
    referrals, assessments = [], []
    for _, child in ET.iterparse(path):
        if child.tag != "Child":
            continue
        id_ = child.findtext("ChildIdentifiers/LAchildID")
        for cin in child.findall("CINdetails"):
            referred = cin.findtext("CINreferralDate")
            referrals.append((id_, referred, cin.findtext("CINclosureDate"), cin.findtext("ReferralNFA")))
            for a in cin.findall("Assessments"):
                factors = frozenset(f.text for f in a.iter("AssessmentFactors"))
                assessments.append((id_, referred, a.findtext("AssessmentActualStartDate"), a.findtext("AssessmentAuthorisationDate"), factors))
        child.clear()
    r = pd.DataFrame(referrals, columns=["child", "referred", "closed", "nfa"]).drop_duplicates()
    a = pd.DataFrame(assessments, columns=["child", "referred", "started", "authorised", "factors"]).drop_duplicates()
    for frame, names in ((r, ["referred", "closed"]), (a, ["referred", "started", "authorised"])):
        for name in names:
            frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
    return r, a


def table(name, dates):
    t = pd.read_csv(f"{folder}/{name}", dtype=str).drop_duplicates()
    for date in dates:
        t[date] = pd.to_datetime(t[date], format="%d/%m/%Y")
    return t


e, m = table("episodes.csv", ["DECOM", "DEC"]), table("missing.csv", ["MIS_START", "MIS_END"])
care = e[~e.LS.isin(["V3", "V4"])]
at_end = care[(care.DECOM <= last) & (care.DEC.isna() | (care.DEC > last))]
totals = {
    "CLA01": care[(care.DECOM <= last) & (care.DEC.isna() | (care.DEC >= first))].CHILD.nunique(),
    "CLA02": at_end.CHILD.nunique(),
    "CLA03": care[(care.RNE == "S") & care.DECOM.between(first, last)].CHILD.nunique(),
    "CLA04": care[care.DEC.between(first, last) & care.REC.notna() & (care.REC != "X1")].CHILD.nunique(),
}
for item, code in (("MIS", "M"), ("AWY", "A")):
    i = m[(m.MISSING == code) & (m.MIS_START <= last) & (m.MIS_END.isna() | (m.MIS_END >= first))]
    joined = i.reset_index().merge(care[["CHILD", "DECOM", "DEC"]], on="CHILD")
    held = joined[(joined.DECOM <= joined.MIS_START) & (joined.DEC.isna() | (joined.DEC >= joined.MIS_START))]
    i = i[i.index.isin(held["index"])]
    each = i.groupby("CHILD").size()
    open_ = i[(i.MIS_END.isna() | (i.MIS_END > last)) & i.CHILD.isin(at_end.CHILD)]
    totals |= {f"{item}01": len(each), f"{item}02": len(i), f"{item}03": int((each >= 2).sum()), f"{item}04": open_.CHILD.nunique()}
r, a = census(f"{folder}/census-2024.xml")
before, _ = census(f"{folder}/census-2023.xml")
done = a[a.authorised.between(first, last)]
done = done[done.factors.map(lambda f: len(f - {"21"}) > 0)]
totals["FAC01"] = len(done)
for item, code in (("FAC02", "11A"), ("FAC03", "10A"), ("FAC04", "12A"), ("FAC05", "13A"), ("FAC06", "24A")):
    totals[item] = int(done.factors.map(lambda f, c=code: c in f).sum())
totals["CIN01"] = len(r[(r.referred <= last) & (r.nfa == "0") & (r.closed.isna() | (r.closed > last))])
year = r[r.referred.between(first, last)]
pairs = year.merge(pd.concat([r, before])[["child", "referred"]], on="child", suffixes=("", "_before"))
again = pairs[(pairs.referred_before < pairs.referred) & (pairs.referred_before >= pairs.referred - pd.DateOffset(months=12))]
totals["REF01"], totals["REF02"] = len(year), len(again[["child", "referred"]].drop_duplicates())
seconds = time.perf_counter() - begun
print(f"pandas {pd.__version__}:", *(f"{k} {v}" for k, v in totals.items()))
print(f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}")
