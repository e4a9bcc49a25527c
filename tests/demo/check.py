"""check.py - holds the records against the rules of the language, says what they add up to."""
import collections
import datetime as dt
import re

import cast
import engine
from engine import AS_OF, START, d

ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,62}$")


def day(x):
    return x.date() if isinstance(x, dt.datetime) else x


def need(ok, *what):
    if not ok:
        raise SystemExit("demo: " + " ".join(str(x) for x in what))


def promise(p, first, stop, people, where):
    for k in ("what", "made", "due", "by", "owner", "about"):
        need(p.get(k), where, "lacks", k, p)
    need(first <= p["made"] <= p["due"], where, "made, due", p)
    need(sum(k in p for k in ("kept", "broken", "withdrawn")) <= 1, where, "outcomes", p)
    end = p.get("kept") or p.get("broken") or p.get("withdrawn")
    need(not end or p["made"] <= end <= min(stop, AS_OF), where, "outcome", p)
    need(p["made"] < stop and p["made"] <= AS_OF, where, "after the end", p)
    force, last, seen = p["due"], p["made"], {p["due"]}
    for m in p.get("moved") or []:
        need(last <= m["on"] <= min(stop, AS_OF) and m["to"] not in seen and m["to"] >= m["on"],
             where, "moved", p)
        need(not end or m["on"] <= end, where, "moved after its end", p)
        seen.add(m["to"])
        last = m["on"]
        if m["agreed"] and m["on"] <= force:
            force = m["to"]
    need("delivered" not in p or "kept" in p, where, "delivered", p)
    gone = people.get(p["by"])
    need(not gone or p["made"] < gone, where, "by someone who had left", p)


def incident(i, first, stop, people, where):
    when = i["when"]
    need(first <= day(when) < stop and day(when) <= AS_OF, where, "when", i)
    need(not ("resolved" in i) or day(when) < day(i["resolved"]) <= min(stop, AS_OF), where,
         "resolved", i)
    if "answered" in i:
        need(day(i["answered"]) <= min(stop, AS_OF), where, "answered", i)
        need(i["answered"] >= when if isinstance(when, dt.datetime) else day(i["answered"]) >= when,
             where, "answered before", i)
        need("resolved" not in i or day(i["answered"]) <= day(i["resolved"]), where,
             "answered after resolved", i)
    gone = people.get(i.get("resolved_by"))
    need(not gone or day(i["resolved"]) < gone, where, "resolved by someone who had left", i)
    need("waited" not in i or i.get("escalated"), where, "waited for whom", i)


def run(accounts, inner):
    people = {p[0]: d(p[5]) for p in cast.PEOPLE}
    ids, all_ids = {a["id"] for a in accounts}, set()
    for a in accounts:
        need(ID.match(a["id"]), a["id"])
        need(not a.get("referred_by") or a["referred_by"] in ids, a["id"], "referred by",
             a.get("referred_by"))
        spells = [(s, e or dt.date(2199, 1, 1)) for s, e in a["stays"]]

        def span(on):
            for s, e in spells:
                if s <= on < e:
                    return s, e
            raise SystemExit("demo: %s: %s is outside the relation" % (a["id"], on))
        for p in a["promises"]:
            promise(p, *span(p["made"]), people, a["id"])
        for i in a["incidents"]:
            incident(i, *span(day(i["when"])), people, a["id"])
        known = {x.get("id") for x in a["promises"] + a["incidents"]}
        for x in a["promises"] + a["incidents"]:
            need(all(x.get(k) is None or x[k] in known for k in ("promise", "repeats", "replaces")),
                 a["id"], "dangling", x)
            if x.get("id"):
                need(ID.match(x["id"]) and x["id"] not in all_ids, "id", x["id"])
                all_ids.add(x["id"])
        for t in a["touchpoints"]:
            span(day(t["when"]))
            need(day(t["when"]) <= AS_OF, a["id"], t)
            gone = people.get(t.get("person"))
            need(not gone or day(t["when"]) < gone, a["id"], "someone who had left", t)
        for x in a["assessments"] + a["objections"] + a["disclosed"]:
            span(x["on"])
            need(x["on"] <= AS_OF, a["id"], x)
            gone = people.get(x.get("by"))
            need(not gone or x["on"] < gone, a["id"], "someone who had left", x)
            c = x.get("concession")
            need(not c or x["on"] <= c["on"] <= AS_OF, a["id"], x)
        last = None
        for r in a["revenue_rows"]:
            span(r["from"])
            need(last is None or r["from"] > last, a["id"], "revenue", r)
            last = r["from"]
        for r in a.get("purchases", []):
            span(r["on"])
        if a.get("review"):
            need(a["ends"][-1] and a["ends"][-1] <= a["review"]["on"] <= AS_OF, a["id"], "review")
    for p in inner:
        promise(p, START, dt.date(2199, 1, 1), people, "internal")


def rate(rows):
    bad = sum(1 for p in rows if not (p.get("kept") and p["kept"] <= engine.in_force(p)))
    return "%3d of %3d on time, %2.0f %%" % (
        len(rows) - bad, len(rows), 100 - 100.0 * bad / max(1, len(rows)))


def report(accounts, inner):
    n = collections.Counter()
    for a in accounts:
        for k in ("promises", "incidents", "touchpoints", "assessments", "objections"):
            n[k] += len(a[k])
    print(dict(n), "internal", len(inner), "accounts", len(accounts))
    gone = [(e, a) for a in accounts for _, e in a["stays"] if e]
    print("left:", len(gone))
    for e, a in sorted(gone, key=lambda x: x[0]):
        found = engine.cases(a)
        others = sorted(engine.wear(engine.cases(b), e) for b in accounts if any(
            s <= e < (x or AS_OF) for s, x in b["stays"]))
        w = engine.wear(found, e)
        rank = sum(x <= w for x in others) / len(others)
        print("  %s %-36s %-10s wear %5.1f rank %3.0f %% %s" % (
            e, a["id"], a.get("ended_because", "?"), w, 100 * rank,
            "reviewed" if a.get("review") else ""))
    live = [a for a in accounts if not a["ends"][-1] and a["revenue_rows"]]
    print("a month now: %.2f M of %d" % (
        sum(a["revenue_rows"][-1]["monthly"] for a in live) / 1e6, len(live)))
    settled = [p for a in accounts for p in a["promises"] if not p.get("withdrawn") and engine.in_force(
        p) < AS_OF]
    for q in range(14):
        y, k = 2023 + q // 4, q % 4
        def part(f):
            return [p for p in settled if p["due"].year == y and (p["due"].month - 1) // 3 == k and f(
                p)]
        inc = [i for a in accounts for i in a["incidents"] if i["_day"].year == y and (
            i["_day"].month - 1) // 3 == k]
        by = collections.Counter(engine.GROUP.get(i["kind"], "other") for i in inc)
        print("%d T%d  all %s | ventas->operaciones speed %s | finanzas %s | %s" % (
            y, k + 1, rate(part(lambda p: 1)),
            rate(part(
                lambda p: p["owner"] == "operaciones" and p["_by"] == "ventas" and p[
                    "about"] == "speed")), rate(part(lambda p: p["owner"] == "finanzas")),
            dict(by)))
    for a in accounts:
        if not a["ends"][-1]:
            w = engine.wear(engine.cases(a), AS_OF)
            if w > 7:
                print("worn now: %-36s %.1f" % (a["id"], w))
