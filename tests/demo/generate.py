#!/usr/bin/env python3
"""generate.py - writes the records of content/, the demonstration company Materiales Tepozán.

    python3 tests/demo/generate.py [--seed 36] [--out content] [--report]

Python 3 and its standard library only; the same seed gives the same bytes. What it writes is
committed, so nobody needs to run it to build the site. Company, people and clients are invented.

It writes accounts/*.yaml, internas/*.yaml and people.yaml. The Markdown, company.yaml and the
other files of the company itself are written by hand and left alone. The clients of plot.py are
told record by record (told.py), the rest is drawn (engine.py) and worded (words_*.py).
"""
import argparse
import datetime as dt
import math
import pathlib
import re
import unicodedata

import cast
import check
import engine
import plot
import words_contacts as wc
import words_promises as wp
import yamlout
from engine import AS_OF, DAY, START, World, d, workday


# why a client buys less, more, or less without any fault of ours: those who build, and shops
FEWER = (["compra {p} a otro proveedor", "sacó {o} de nuestro programa",
          "reparte {p} con la competencia", "sólo nos deja la mitad de {o}", "dejó de pedirnos {p}",
          "pasó {o} a otro distribuidor"],
         ["compra {p} a otro proveedor", "dejó de pedirnos {p}", "surte {o} con la competencia",
          "reparte {p} entre dos proveedores"])
MORE = (["arranca {o}", "segunda etapa de {o}", "suma {p} a su pedido",
         "ampliación de crédito para {o}", "nos pasó {p}, que surtía otro",
         "gana contrato en {reg}", "programa anual de {p} firmado"],
        ["suma {p} a su pedido", "amplía {o}", "nos pasó {p}, que surtía otro",
         "ampliación de crédito por la temporada de {mes}", "resurtido semanal en {o}"])
SLACK = (["termina {o}", "menos obra en {reg}", "cierre de etapa en {o}",
          "baja de temporada en {mes}", "recorte de su programa de {mes}"],
         ["menos mostrador en {mes}", "baja de temporada en {mes}", "cerró {o} por remodelación",
          "bajó inventario de {px}"])


def slug(text):
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def thousands(x):
    x = min(x, 900000)
    step = 5 if x > 120000 else 1
    return max(40, int(round(x / 1000.0 / step) * step)) * 1000


def skeleton(w, row):
    """Who the client is, before anything happens."""
    name, segment, region, since, monthly, owner, opt = row
    R, acc = w.R, {"id": slug(name).replace("-patronato-de-obra", ""), "name": name,
                   "segment": segment, "region": region, "owner": owner}
    acc.update(former=opt.get("former"), referred_by=opt.get("ref"), orders=opt.get("orders"),
               since=d(since), monthly=monthly * 1150, size=monthly / 350.0,
               oc=int(R.random() * 3000) + 200, warm=R.gauss(0, 0.5),
               mult=opt.get("mult") or min(2.6, max(0.35, math.exp(R.gauss(0, 0.6)))))
    if segment in (cast.F, cast.I):
        acc["works"] = R.sample(cast.BRANCHES if segment == cast.F else cast.PLANTS, 3)
    elif acc["id"] not in plot.CAST or "works" not in plot.CAST[acc["id"]]:
        # a work has one contractor
        acc["works"] = [w.works[region].pop() for _ in range(w.share[region])]
    acc["contacts"] = []
    for n, role in enumerate(R.sample(
        cast.ROLES[segment], min(len(cast.ROLES[segment]), 1 + int(R.random() * 3)))):
        first = w.pick(cast.FIRST)
        if first in cast.FEMALE:
            role = " ".join([cast.HER.get(role.split()[0], role.split()[0])] + role.split()[1:])
        acc["contacts"].append({"name": "%s %s" % (first, w.pick(cast.LAST)), "role": role,
                                "decides": n == 0 or w.chance(0.25)})
    acc["needs"] = R.sample(cast.NEEDS[segment], 1 + int(R.random() * 2)) if w.chance(0.85) else []
    acc["reasons_to_stay"] = R.sample(cast.STAY, 1 + int(R.random() * 2)) if w.chance(0.6) else []
    acc["tags"] = R.sample(cast.TAGS, 1 + int(R.random() * 2)) if w.chance(0.6) else []
    acc["promises"], acc["incidents"], acc["touchpoints"], acc["assessments"], acc["objections"] = [
        ], [], [], [], []
    acc.update(plot.CAST.get(acc["id"], {}))
    return acc


def stream(w, acc, yearly, first, last):
    """Days of a Poisson process, thinned by the company's seasons."""
    out, day = [], first
    while yearly > 0:
        day += dt.timedelta(1 + w.days(365.25 / yearly / 1.12))
        if day >= last:
            return sorted(out)
        if w.chance({12: 0.7, 8: 0.85, 9: 0.85, 1: 0.85}.get(day.month, 1.0)):
            on = workday(day)
            if on < last:
                out.append(on)
    return out


def events(w, acc, first, last):
    """Promises and incidents of one stay, by chance."""
    until = min(last, d(acc.get("drawn_until")) or last)
    for day in stream(w, acc, 6.7 * acc["size"] ** 0.45 * acc.get("talk", 1), first, until):
        p = w.promise(acc, day)
        acc["promises"].append(p)
        due, end = engine.in_force(p), p.get("kept") or p.get("broken")
        bad = end and (p.get("broken") or end > due)
        if not bad or end >= AS_OF:
            continue
        kind = "broken-promise"
        if p["owner"] == "operaciones" and p["about"] == "speed":
            kind = "late-delivery"
        elif p["owner"] == "finanzas" and p["about"] == "communication" and w.chance(0.7):
            kind = "wrong-invoice"
        if w.chance({"late-delivery": 0.34, "wrong-invoice": 0.3}.get(kind, 0.22)):
            on = workday(due + DAY)
            if on < min(AS_OF, last):
                s = p["_s"]
                acc["incidents"].append(w.incident(
                    acc, on, kind, p, {k: s[k] for k in ("m", "p", "o", "c", "fac", "oc", "d")}))
    for kind, yearly in engine.RATE.items():
        top = max(engine.phase(kind, START + dt.timedelta(n)) for n in range(0, 1276, 15))
        for day in stream(w, acc,
                          yearly * top * acc["mult"] * acc["size"] ** 0.3 * acc.get("trouble", 1),
                          first, until):
            heat = max([x for a, b, x in acc.get("surge", []) if d(a) <= day < d(b)] or [1.0])
            if w.chance(engine.phase(kind, day) / top):
                acc["incidents"].append(w.incident(acc, day, kind))
            for _ in range(int(heat - 1 + w.R.random()) if heat > 1 and w.chance(0.6) else 0):
                again = workday(day + dt.timedelta(3 + w.days(20)))
                if again < until:
                    acc["incidents"].append(w.incident(acc, again, kind))
    acc["promises"].sort(key=lambda p: (p["made"], p["due"]))
    acc["incidents"].sort(key=lambda i: str(i["when"]))


def contacts(w, acc, first, last):
    found = engine.cases(acc)
    until = min(last, d(acc.get("touched_until")) or last)
    for day in stream(w, acc, acc.get("touch_rate", 7.4 * acc["size"] ** 0.3), first, until):
        t = w.touch(acc, day, engine.wear(found, day))
        if t["_day"] < until:
            acc["touchpoints"].append(t)
    for day in stream(w, acc, 0.6 * acc.get("asked", 1), first, until):
        acc["assessments"].append(w.assessment(acc, day, engine.wear(found, day), True))
        own = workday(day + dt.timedelta(int(w.R.random() * 70) - 35))
        if first < own < until and w.chance(0.8):       # the seller's own view, about that time
            acc["assessments"].append(w.assessment(acc, own, engine.wear(found, own), False))
    for day in stream(w, acc, 0.78 * acc.get("objects", 1), first, until):
        acc["objections"].append(w.objection(acc, day))


def cut(acc, first, last):
    """Drops what would have happened after the client left, and what had not yet happened."""
    def day_of(x):
        return x.get("_day") or x.get("on") or x.get("made")
    for key in ("promises", "incidents", "touchpoints", "assessments", "objections"):
        acc[key] = [x for x in acc[key] if day_of(x) < first or day_of(x) < last]
    for p in acc["promises"]:
        if p["made"] < first:
            continue
        for key in ("kept", "broken", "withdrawn"):
            if p.get(key) and p[key] >= last:
                for k in (key, "delivered", "verdict", "evidence"):
                    p.pop(k, None)
        if p.get("moved"):
            p["moved"] = [m for m in p["moved"] if m["on"] < last] or None
            if p["moved"] is None:
                del p["moved"]
        if last <= AS_OF and not any(k in p for k in ("kept", "broken", "withdrawn")):
            p["broken" if engine.in_force(p) < last else "withdrawn"] = last - DAY if p[
                "made"] < last else last
    for i in acc["incidents"]:
        if i["_day"] < first:
            continue
        if i.get("resolved") and i["resolved"] >= last:
            i.pop("resolved"), i.pop("resolved_by")
        if i.get("answered") and i["answered"].date() >= last:
            i.pop("answered")
    for o in acc["objections"]:
        c = o.get("concession")
        if c and c["on"] >= last:
            c["on"] = o["on"]


def revenue(w, acc, first, last, opening):
    """Steps of recurring value: clients who are worn buy less, the others grow with their works."""
    found, now, day = engine.cases(acc), opening, first
    out = [{"from": first, "monthly": thousands(now)}]
    day = max(first, START - dt.timedelta(200))
    while True:
        day += dt.timedelta(150 + w.days(280))
        if day >= last - 30 * DAY:
            return out
        worn = engine.wear(found, day) + w.R.gauss(0, 2.5)
        if worn > 6.5:
            now *= 1 - w.R.uniform(0.07, 0.24)
            because = FEWER
        elif worn < 3.4 or w.chance(0.4):
            now *= 1 + w.R.uniform(0.06, 0.24)
            because = MORE
        else:
            now *= 1 - w.R.uniform(0.04, 0.14)
            because = SLACK
        because = because[acc["segment"] == cast.F]
        text, _ = w.say(because, acc, workday(day))
        on = workday(dt.date(day.year, day.month, 1))
        if on <= out[-1]["from"]:
            continue
        out.append({"from": on, "monthly": thousands(now), "because": text[0].lower() + text[1:]})


def ids_and_links(w, acc):
    """Gives ids where another record names this one, and marks repeats."""
    short = acc["id"]
    for n, i in enumerate(acc["incidents"], 1):
        p = i.get("_promise")
        if p is not None and p in acc["promises"]:
            p["id"] = p.get("id") or "%s-p%02d" % (short, 1 + acc["promises"].index(p))
            i["promise"] = p["id"]
    for n, i in enumerate(acc["incidents"]):
        before = [x for x in acc["incidents"][:n] if x["kind"] == i["kind"] and 0 < (
            i["_day"] - x["_day"]).days < 150]
        if before and "repeats" not in i and not i.get("_hand") and w.chance(0.5):
            first = before[-1]
            first["id"] = first.get("id") or "%s-i%02d" % (short, 1 + acc["incidents"].index(first))
            i["repeats"] = first["id"]
    for n, p in enumerate(acc["promises"]):     # terms superseded by a new promise
        if p.get("withdrawn") and not p.get("_hand"):
            later = [q for q in acc["promises"] if q["made"] == p["withdrawn"] or 0 <= (
                q["made"] - p["withdrawn"]).days <= 6]
            later = [q for q in later if q is not p and q["owner"] == p["owner"] and "replaces" not in q
                         and q["made"] >= p["made"]]
            if later:
                p["id"] = p.get("id") or "%s-p%02d" % (short, n + 1)
                later[0]["replaces"] = p["id"]
                p["withdrawn"] = later[0]["made"]


def disclose(w, acc, first, last):
    out = []
    if w.chance(0.72):
        trust = 1 if acc["mult"] > 1.3 else 3
        for what in w.R.sample(["problem", "criteria", "process", "budget", "deciders"],
                               min(5, trust + int(w.R.random() * 3))):
            on = workday(first + dt.timedelta(
                int(w.R.random() * max(30, (last - first).days - 30))))
            if first <= on < last:
                out.append({"on": on, "what": what})
    return sorted(out, key=lambda x: x["on"])


def order_account(w, acc):
    """Buys when it has a work: purchases instead of a monthly value."""
    out, day = [], max(acc["since"], START)
    stop = d(acc.get("last_order")) or AS_OF - 10 * DAY
    while day < stop:
        out.append({"on": workday(day),
                    "amount": thousands(acc["monthly"] * math.exp(w.R.gauss(0.5, 0.45)))})
        day += dt.timedelta(24 + w.days(42))
    return [x for x in out if x["on"] <= stop]


def account(w, row):
    acc = skeleton(w, row)
    stays = acc.get("stays") or [(acc["since"], None)]
    acc["revenue_rows"], ends = [], []
    for n, (since, forced) in enumerate(stays):
        since, forced = d(str(since)), d(forced)
        first = max(since, START)
        events(w, acc, first, forced or AS_OF)
        last = forced or (None if acc.get("stays_put") or forced else engine.leaves(
            w, acc, max(first, since + 90 * DAY), AS_OF))
        if acc.get("orders"):
            last = None
        ends.append(last)
        stop = last or (d(acc["last_order"]) + 60 * DAY if acc.get("last_order") else AS_OF + DAY)
        plot.add(w, acc, since, stop)
        contacts(w, acc, first, stop)
        cut(acc, first, stop)
        if not acc.get("orders"):
            opening = acc["monthly"] * (1 if n == 0 else 0.85)
            acc["revenue_rows"] += acc["revenue"] if acc.get("revenue") else revenue(
                w, acc, since, min(stop, AS_OF), opening)
        acc["disclosed"] = acc.get("disclosed", []) + (
            [] if "disclosed" in acc else disclose(w, acc, first, stop))
    acc["ends"], acc["stays"] = ends, [(d(str(a)), b) for (a, _), b in zip(stays, ends)]
    return acc


def farewell(w, acc):
    """What a client says when it leaves, and whether anybody looked at it afterwards."""
    last = acc["ends"][-1]
    if not last:
        return
    found = engine.cases(acc)
    worn = engine.wear(found, last)
    if "ended_because" not in acc:
        acc["ended_because"] = w.weighted(
            {"price": 52, "competitor": 14, "service": 14, "delays": 12, "quality": 8}
                if worn > 4 else {"price": 35, "need": 30, "closure": 20, "competitor": 15})
    if acc["ended_because"] == "price" and not acc.get("_hand_objections"):
        for back in (12, 34):
            day = workday(last - dt.timedelta(back + w.days(4)))
            if day >= max(acc["since"], START) and day < last:
                acc["objections"].append(w.objection(acc, day, price=True))
        cut(acc, max(acc["since"], START), last)
    if "review" not in acc and w.chance(0.85) and (AS_OF - last).days > 60:
        on = workday(last + dt.timedelta(9 + w.days(18)))
        acc["review"] = {"on": on,
                         "by": w.pick(["gabriel-arteaga", "carmen-urquiza", "dulce-marin"]),
                         "learned": w.say(wc.LEARNED, acc, on)[0]}


def account_record(acc):
    keys = {"id": acc["id"], "name": acc["name"]}
    stays, ends = acc["stays"], acc["ends"]
    if len(stays) > 1:
        keys["spells"] = [{"from": a, "to": b, "because": acc["because"][n] if b else None} for n,
                          (a, b) in enumerate(stays)]
    else:
        keys["since"] = stays[0][0]
    keys.update(owner=acc["owner"], segment=acc["segment"], region=acc["region"], tags=acc["tags"],
                referred_by=acc.get("referred_by"))
    keys["revenue"] = acc["revenue_rows"]
    keys["purchases"] = acc.get("purchases", [])
    if not ends[-1]:
        keys["renews"] = d(acc.get("renews"))
        keys["cadence"] = acc.get("cadence")
    elif len(stays) == 1:
        keys.update(ended=ends[-1], ended_because=acc["ended_because"])
    if acc.get("review"):
        keys["review"] = acc["review"]
    for key in ("needs", "reasons_to_stay", "contacts", "disclosed"):
        keys[key] = acc.get(key) or []
    return keys


def internal(w, accounts):
    """Promises to colleagues."""
    acc_of = [a for a in accounts if not a.get("orders")]
    out, day = [], START
    while True:
        day = workday(day + dt.timedelta(3 + w.days(8)))
        if day > AS_OF - 2 * DAY:
            return out
        to, owner = w.pick(list(wp.INTERNAL))
        live = [a for a in acc_of if a["since"] <= day and (
            not a["ends"][-1] or day < a["ends"][-1])]
        acc = w.pick(live)
        due = workday(day + dt.timedelta(2 + w.days(7)))
        what, s = w.say(wp.INTERNAL[(to, owner)], acc, day, due)
        p = {"to": to, "what": what, "made": day, "due": due, "by": w.person(owner, day),
             "owner": owner, "about": wp.INTERNAL_ABOUT[owner], "_s": s}
        if w.chance(0.25):
            p["weight"] = w.pick([1, 2, 2, 4])
        ok = {"direccion": 0.45, "finanzas": 0.66, "administracion": 0.7, "operaciones": 0.72,
              "ventas": 0.62, "mercadotecnia": 0.75, "soporte": 0.9}[owner]
        if owner in ("operaciones", "ventas") and day > engine.CALENDAR:
            ok = 0.84
        w.outcome({"mult": 1.0}, p, ok)
        p.pop("verdict", None)
        for key in ("kept", "broken", "withdrawn"):
            if p.get(key) and p[key] > AS_OF:
                for k in (key, "delivered"):
                    p.pop(k, None)
        if p.get("moved"):
            p["moved"] = [m for m in p["moved"] if m["on"] <= AS_OF]
            if not p["moved"]:
                del p["moved"]
        if p.get("notes") is None and w.chance(0.05):
            p["notes"] = "Acordado en la junta de los lunes."
        out.append(p)


ORDER = {
    "promises": "id to what made due by owner about weight claim replaces moved kept broken "
                "withdrawn delivered verdict evidence notes".split(),
    "incidents": "id when kind severity mode phase origin felt_in channel promise summary answered "
                 "escalated waited resolved resolved_by repeats cost notes".split(),
    "touchpoints": "when channel department person effect experience purpose summary".split(),
    "assessments": "on by of trusted_advisor trust execution coherence communication value "
                   "recommend comment".split(),
    "objections": "on by kind answer concession".split()}


def tidy(kind, record):
    out = {k: record[k] for k in ORDER[kind] if record.get(k) is not None}
    if isinstance(out.get("origin"), dict):
        out["origin"] = {k: "%d%%" % v for k, v in out["origin"].items()}
    if "delivered" in out:
        out["delivered"] = "%d%%" % out["delivered"]
    if out.get("severity") == "moderate":
        del out["severity"]
    return out


def when_key(r):
    x = r.get("when") or r.get("on") or r.get("made")
    return (x.isoformat(), r.get("due", x).isoformat())


def write_all(accounts, inner, out):
    for acc in accounts:
        lines = []
        if acc["id"] in plot.REMARKS:
            lines += ["# " + x for x in plot.REMARKS[acc["id"]]]
        yamlout.mapping("account", account_record(acc), lines)
        for kind in ORDER:
            yamlout.records(kind, [tidy(kind, r) for r in sorted(acc[kind], key=when_key)], lines)
        yamlout.write(out / "accounts" / (acc["id"] + ".yaml"), lines)
    for year in range(START.year, AS_OF.year + 1):
        for quarter in range(4):
            part = [p for p in inner if p["made"].year == year and (
                p["made"].month - 1) // 3 == quarter]
            if part:
                lines = []
                yamlout.records("promises", [tidy("promises", p) for p in part], lines)
                yamlout.write(out / "internas" / ("%d-t%d.yaml" % (year, quarter + 1)),
                              ["# Lo que nos prometimos entre nosotros."] + lines)
    lines = []
    yamlout.rows("people",
                 [{"id": p[0], "name": p[1], "department": p[2], "authority": p[3],
                   "left": d(p[5])} for p in cast.PEOPLE], lines)
    yamlout.write(out / "people.yaml",
                  ["# authority: lo más que esta persona puede resolver sola, en pesos."] + lines)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--seed", type=int, default=36)
    a.add_argument("--out", default=str(pathlib.Path(__file__).resolve().parents[2] / "content"))
    a.add_argument("--report", action="store_true")
    a = a.parse_args()
    w = World(a.seed)
    accounts = []
    for n, row in enumerate(cast.ACCOUNTS):
        w.start(a.seed * 1000 + n)      # a change in one client leaves the others as they are
        acc = account(w, row)
        farewell(w, acc)
        if acc.get("orders"):
            acc["purchases"] = order_account(w, acc)
        elif not acc["ends"][-1] and "renews" not in acc and w.chance(0.6):
            acc["renews"] = str(workday(AS_OF + dt.timedelta(20 + int(w.R.random() * 380))))
        if not acc["ends"][-1] and "cadence" not in acc and w.chance(0.3):
            acc["cadence"] = w.pick(["2w", "3w", "15d", "21d", "30d", "20bd"])
        ids_and_links(w, acc)
        accounts.append(acc)
    w.start(a.seed * 1000 + 999)
    inner = internal(w, accounts)
    check.run(accounts, inner)
    write_all(accounts, inner, pathlib.Path(a.out))
    if a.report:
        check.report(accounts, inner)


if __name__ == "__main__":
    main()
