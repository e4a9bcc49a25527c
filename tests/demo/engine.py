"""engine.py - three and a half years of a distributor, drawn from one seed.

Things go wrong more often with some clients than with others and more in some years; what goes
wrong wears the relation, wear heals by half every 90 days, and the chance that a client leaves
grows with it. That is the only law in here; the rest is chance.
"""
import datetime as dt
import math
import random
import re

import cast
import plot
import words_contacts as wc
import words_incidents as wi
import words_promises as wp

DAY = dt.timedelta(1)
START, AS_OF = dt.date(2023, 1, 2), dt.date(2026, 6, 30)
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(
    )
WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo".split()
LOURDES_LEFT, IVETTE_CAME = dt.date(2025, 5, 16), dt.date(2026, 2, 16)
NEW_BILLING, CALENDAR = dt.date(2025, 3, 3), dt.date(2025, 10, 15)
FROZEN_LISTS, OWN_SIGNATURE = dt.date(2026, 1, 12), dt.date(2026, 4, 15)
HOLIDAYS = [dt.date.fromisoformat(x) for x in """
    2023-02-06 2023-03-20 2023-04-06 2023-04-07 2023-05-01 2023-05-03 2023-09-16 2023-11-20 2023-12-25
    2024-01-01 2024-02-05 2024-03-18 2024-03-28 2024-03-29 2024-05-01 2024-05-03 2024-09-16 2024-10-01
    2024-11-18 2024-12-25 2025-01-01 2025-02-03 2025-03-17 2025-04-17 2025-04-18 2025-05-01 2025-05-03
    2025-09-16 2025-11-17 2025-12-25 2026-01-01 2026-02-02 2026-03-16 2026-04-02 2026-04-03 2026-05-01
    2026-09-16 2026-11-16 2026-12-25""".split()]
CLOSED = set(HOLIDAYS)

GROUP = {"broken-promise": "promises", "wrong-invoice": "invoice", "portal-rechazado": "invoice",
         "late-delivery": "late", "slow-response": "slow", "unanswered": "slow",
         "uncommunicated-change": "change", "cambio-de-ruta": "change", "bureaucracy": "paper",
         "remision-sin-firma": "paper"}
BETA = {"promises": 0.95, "invoice": 1.00, "late": 0.95, "slow": 0.90, "change": 0.75,
        "paper": 0.25, "other": 0.05}
H0 = 1.8e-5             # a day, for a client with no wear
POINTS = {"minor": 1.0, "moderate": 2.0, "serious": 4.0, "critical": 8.0}

# a year and client, as in 2023, for one of ordinary luck
RATE = {"late-delivery": .26, "wrong-invoice": .30, "portal-rechazado": .05, "slow-response": .36,
        "unanswered": .17, "uncommunicated-change": .24, "cambio-de-ruta": .13, "bureaucracy": .30,
        "remision-sin-firma": .14, "defect": .36, "material-distinto": .13, "broken-promise": .13,
        "treatment": .10, "other": .13}


def d(text):
    return dt.date.fromisoformat(text) if text else None


def step(day, *levels):
    """The level in force on a day: (until, level)..., last without an end."""
    for until, level in levels[:-1]:
        if day < until:
            return level
    return levels[-1]


def phase(kind, day):
    group = GROUP.get(kind)
    if group == "late" or kind == "cambio-de-ruta":
        return step(day, (d("2024-01-08"), 1.0), (d("2025-01-06"), 1.7), (CALENDAR + 8 * DAY, 3.0),
                    (d("2025-11-24"), 1.0), 0.5)
    if group == "invoice":
        return step(day, (NEW_BILLING, 0.7), (d("2025-05-26"), 2.2), (FROZEN_LISTS + 10 * DAY, 3.4),
                    (OWN_SIGNATURE, 1.4), 0.8)
    if group == "slow":
        return step(day, (LOURDES_LEFT, 0.8), (IVETTE_CAME + 10 * DAY, 2.4), 0.9)
    if kind == "uncommunicated-change":
        return step(day, (NEW_BILLING, 0.9), (FROZEN_LISTS, 2.0), 0.6)
    if kind == "bureaucracy":
        return step(day, (d("2025-06-02"), 0.8), (OWN_SIGNATURE, 1.8), 0.7)
    return 1.0


def on_time(by, owner, about, made, due):
    """Chance that a promise is kept on its day, by who gave it, who owes it and when."""
    if owner == "operaciones":
        if by == "operaciones":
            return 0.93
        if by in ("ventas", "mercadotecnia"):
            base = step(made, (d("2024-01-08"), 0.80), (d("2025-01-06"), 0.69),
                        (d("2025-06-02"), 0.60), (CALENDAR, 0.54), (d("2025-12-01"), 0.82), 0.88)
            return base - 0.06 * (about == "speed" and made < CALENDAR)
        return step(made, (CALENDAR, 0.62), 0.80)
    if owner in ("finanzas", "administracion"):
        return step(due, (NEW_BILLING, 0.88), (d("2025-06-02"), 0.70), (FROZEN_LISTS, 0.54),
                    (OWN_SIGNATURE, 0.74), 0.86)
    if owner == "servicio":
        return step(due, (LOURDES_LEFT, 0.93), (IVETTE_CAME, 0.73), 0.90)
    return {"soporte": 0.90, "ventas": 0.87, "direccion": 0.5}[owner]


def workday(day):
    while day.weekday() == 6 or day in CLOSED:
        day += DAY
    return day


def workday_before(day):
    while day.weekday() == 6 or day in CLOSED:
        day -= DAY
    return day


# what is not said of a shop or of a plant
UNFIT = {
    cast.F: re.compile(
        r"olado|uadrilla|losa|muro|residente|cimbra|nivel|bomba|malacate|DRO|espiece|ilindros|"
        r"evenimiento|\bplanos?\b|etapa|supervis|velador|\bobra|trabe|concreto|zapata|fisura|"
        r"adherencia|humedad|anclaje|mezcla|bovedilla|\beje\b|partida|vecinos|arena|estimación|"
        r"frente|colara|licitar|fachada|\bsala\b|hasta cerrar"),
    cast.I: re.compile(
        r"uadrilla|losa|muro|residente|cimbra|nivel|malacate|DRO|espiece|\bplanos?\b|etapa|"
        r"velador|trabe|zapata|\bobra|vecinos|estimación|fachada|\bsala\b|mostrador|humedad|"
        r"hasta cerrar"),
    cast.P: re.compile("\\bsala\\b|mostrador|malacate|tercer nivel|tablarroca|humedad")}

SHOP = re.compile("esurti|abrió sin|antes de abrir|que abran|cortina "
                  "de|mostrador|anaquel|xhibidor|después de cerrar|andén|pegazulejo para")


def fits(text, segment):
    text = text if isinstance(text, str) else text[1]
    return not (segment in UNFIT and UNFIT[segment].search(text)) and (
        segment == cast.F or not SHOP.search(text))


class World:
    def __init__(self, seed):
        self.R = random.Random(seed)        # what happens
        self.W = random.Random(seed)        # how it is told: rewording a bank moves no event
        taken = {x for told in plot.CAST.values() for x in told.get("works", [])}
        self.works = {k: [x for x in v if x not in taken] for k, v in cast.WORKS.items()}
        builders = [x[2] for x in cast.ACCOUNTS if x[1] not in (cast.F, cast.I)]
        self.share = {k: max(1, min(3, len(v) // builders.count(k))) for k, v in self.works.items()}
        for pool in self.works.values():
            self.R.shuffle(pool)
        self.said = set()
        self.people = {p[0]: p for p in cast.PEOPLE}

    # ---------------------------------------------------------------- chance
    def start(self, seed):
        self.R.seed(seed)
        self.W.seed(seed)

    def pick(self, seq):
        return seq[int(self.R.random() * len(seq))]

    def word(self, seq):
        return seq[int(self.W.random() * len(seq))]

    def chance(self, p):
        return self.R.random() < p

    def weighted(self, table):
        x = self.R.random() * sum(table.values())
        for key, weight in table.items():
            x -= weight
            if x < 0:
                return key
        return key

    def days(self, mean):
        return int(-mean * math.log(1 - self.R.random()))

    def here(self, dept, day):
        return [p[0] for p in cast.PEOPLE if p[2] == dept and (not p[4] or d(p[4]) <= day) and (
            not p[5] or day < d(p[5]))]

    def person(self, dept, day, acc=None):
        if dept == "ventas" and acc and self.chance(0.88):
            return self.seller(acc, day)
        team = self.here(dept, day)
        if dept == "servicio" and "lourdes-arriaga" in team and self.chance(0.5):
            return "lourdes-arriaga"
        if dept == "operaciones" and self.chance(0.45):
            return self.pick(["nicolas-ordaz", "maribel-cuellar"])
        if dept == "direccion" and self.chance(0.6):
            return "carmen-urquiza"
        return self.pick(team)

    def seller(self, acc, day):
        return "ricardo-bustos" if acc.get("former") and day < dt.date(2024, 8, 30) else acc[
            "owner"]

    # ---------------------------------------------------------------- words
    def material(self, acc, stacked=False, wet=False):
        """A quantity and the bare name; stacked: what comes on a pallet; wet: concrete."""
        phrase, least, most, by = self.word(
            [x for x in cast.MATERIALS[acc["segment"]] if (
                not stacked or "m³" not in x[0] and "granel" not in x[0]) and (
                    not wet or "m³ de concreto" in x[0])])
        size = min(1.0, max(0.15, acc["size"] / 2.0))
        q = least + by * int((most - least) / by * size * self.W.random())
        bare = phrase.replace("{q} ", "").replace("juegos de baño", "muebles de baño")
        for unit in ("t de ", "m³ de ", "toneladas de ", "piezas de ", "rollos de ", "hojas de ",
                     "kg de ", "m² de ", "bultos de ", "tramos de ", "cubetas de ", "atados de ",
                     "m de ", "l de ", "tambos de ", "placas de "):
            if bare.startswith(unit):
                bare = bare[len(unit):]
                break
        return phrase.format(q=f"{q:,}"), bare

    def slots(self, acc, day, due=None):
        R = self.W
        m, p = self.material(acc)
        mx, px = self.material(acc, stacked=True)
        mc = self.material(acc, wet=True)[0] if acc["segment"] != cast.F else m
        due = due or workday(day + dt.timedelta(1 + int(R.random() * 5)))
        gone = (day - START).days
        serie = "A-%d" % (4100 + gone * 6 + int(R.random() * 90)) if day < NEW_BILLING else "F-%d" % (
            120 + (day - NEW_BILLING).days * 8 + int(R.random() * 60))
        past = day - dt.timedelta(3 + int(R.random() * 12))
        month = MONTHS[(day.month - 2 + int(R.random() * 2)) % 12]
        return {"m": m, "p": p, "mx": mx, "px": px, "mc": mc, "o": self.word(acc["works"]),
                "c": self.word(acc.get("spoke") or [x["name"] for x in acc["contacts"]]),
                "n": self.word("dos tres cuatro cinco seis".split()), "n1": 2 + int(R.random() * 5),
                "n2": self.word("cinco seis siete ocho nueve diez doce".split()),
                "mes1": MONTHS[day.month - 1], "f": "%d de %s" % (due.day, MONTHS[due.month - 1]),
                "d": WEEKDAYS[due.weekday()], "fac": serie,
                "h": self.word(["7:00", "7:30", "8:00", "8:30", "9:00", "10:00"]),
                "h2": self.word(["11:20", "12:10", "13:00", "16:45", "17:30"]),
                "oc": "OC-%d" % (acc["oc"] + gone // 3 + int(R.random() * 9)),
                "rem": "R-%d" % (18200 + gone * 11 + int(R.random() * 80)), "mes": month,
                "pct": self.word(["2", "3", "4", "5", "6", "8"]),
                "k": self.word([20, 40, 60, 80, 120, 150, 200, 250]),
                "fp": "%d de %s" % (past.day, MONTHS[past.month - 1]), "reg": acc["region"],
                "a": acc["name"], "per": self.people[self.seller(acc, day)][1]}

    def say(self, bank, acc, day, due=None, kept=None):
        """A sentence of a bank that was not said before, and the slots it was made of."""
        bank = [x for x in bank if fits(x, acc["segment"])] or bank
        for _ in range(60):
            text = self.word(bank)
            if isinstance(text, tuple):
                if day.month not in text[0]:
                    continue
                text = text[1]
            s = dict(self.slots(acc, day, due), **(kept or {}))
            out = text.format(**s).replace(" de el ", " del ").replace(" a el ", " al ")
            out = out[0].upper() + out[1:]
            if out not in self.said and "Lourdes" not in out:
                break
            if "Lourdes" in out and LOURDES_LEFT < day < d("2025-12-01") and out not in self.said:
                break
        self.said.add(out)
        return out, s

    def clock(self, day, least=8, most=18):
        return dt.datetime(day.year, day.month, day.day,
                           least + int(self.R.random() * (most - least)),
                           5 * int(self.R.random() * 12))

    # ---------------------------------------------------------------- promises
    def promise(self, acc, made, route=None):
        R = self.R
        table = dict(wp.ROUTES)
        if made >= CALENDAR:            # patio is now in the conversation
            table[("ventas", "operaciones", "speed")] = 150
            table[("operaciones", "operaciones", "speed")] = 125
        if made >= d("2025-08-01") or made < d("2024-01-08"):
            table[("mercadotecnia", "operaciones", "speed")] = 0
        by_dept, owner, about = route or self.weighted(table)
        if about == "speed":
            lead = 2 + int(R.random() * 3)
        elif about in ("price", "closeness"):
            lead = 10 + self.days(22)
        else:
            lead = 3 + self.days(11)
        due = workday(made + dt.timedelta(min(lead, 120)))
        bank = wp.CAMPAIGN if by_dept == "mercadotecnia" and about == "speed" else wp.WHAT[
            (owner, about)]
        what, s = self.say(bank, acc, made, due)
        p = {"what": what, "made": made, "due": due,
             "by": by_dept if by_dept == "mercadotecnia" or self.chance(0.04) else self.person(
                 by_dept, made, acc), "owner": owner, "about": about, "_s": s, "_by": by_dept}
        if self.chance(0.3):
            p["weight"] = self.weighted({1: 10, 2: 28, 4: 42, 5: 20})
        campaign = "48 horas" in what or (due - made).days <= 3 and self.W.random() < 0.5
        if about == "speed" and by_dept in ("ventas", "mercadotecnia") and campaign and made >= d(
            "2024-01-08"):
            p["claim"] = "obra-en-48-horas"
        elif owner == "finanzas" and made >= d("2024-07-01") and any(
            x in what for x in ("Nota de crédito", "Refacturar", "Corregir", "Cancelar")):
            p["claim"] = "factura-corregida"
        self.outcome(acc, p, on_time(by_dept, owner, about, made, due))
        if self.chance(0.10) and (p.get("kept") or p.get("moved")):
            p["evidence"] = "https://example.com/expedientes/%s/%s" % (
                acc["id"], p["made"].strftime("%Y%m%d"))
        if self.chance(0.07):
            p["notes"] = self.note(wp.NOTES, acc, made, s, {owner + "/" + by_dept, owner, about})
        return p

    def note(self, bank, acc, day, s, about):
        """A note that fits: `about` holds the words under which one may be written."""
        fit = [x for words,
               x in bank if (not words or words & about) and fits(x, acc["segment"]) and (
                   "Lourdes" not in x or LOURDES_LEFT < day < d("2025-12-15")) and (
                       "calendario" not in x or day >= CALENDAR) and (
                           "sistema nuevo" not in x or NEW_BILLING < day < d("2026-01-30"))]
        return self.word(fit).format(**s)

    def outcome(self, acc, p, ok):
        R, due = self.R, p["due"]
        odds = ok / (1 - ok) * acc["mult"] ** -0.35
        ok = odds / (1 + odds)
        r, force = R.random(), due
        if self.chance(0.022):
            p["withdrawn"] = workday_before(
                p["made"] + dt.timedelta(1 + int(R.random() * max(1, (due - p["made"]).days))))
            p["withdrawn"] = max(p["withdrawn"], p["made"])
            return
        if (due - p["made"]).days >= 3 and self.chance(0.085):
            force = self.move(p, due, r < ok)
        early = min(int(R.random() * R.random() * 4),
                    (force - max([p["made"]] + [m["on"] for m in p.get("moved", [])])).days)
        if r < ok:
            p["kept"] = max([workday_before(force - dt.timedelta(max(0, early))), p["made"]] + [
                m["on"] for m in p.get("moved", [])])
            if self.chance(0.035):
                p["delivered"] = self.pick([105, 110, 110, 120, 125, 150])
            elif self.chance(0.035):
                p["delivered"] = self.pick([80, 85, 90, 95])
        elif r < ok + (1 - ok) * 0.70:
            late = 1 + (self.days(2.2) if p["about"] == "speed" else self.days(7))
            p["kept"] = workday(max(force, p.get("moved", [{"on": force}])[-1]["on"]) + dt.timedelta(
                late))
            if self.chance(0.12):
                p["delivered"] = self.pick([50, 60, 70, 75, 80, 90])
        elif r < ok + (1 - ok) * 0.95 or due < d("2026-03-01"):
            p["broken"] = workday(max(force, p.get("moved", [{"on": force}])[-1]["on"]) + dt.timedelta(
                int(R.random() * 9)))
        bad = "broken" in p or p.get("kept", force) > force
        # nobody has closed it yet
        if bad and force >= dt.date(2026, 5, 11) and self.W.random() < 0.6:
            for key in ("kept", "broken", "delivered"):
                p.pop(key, None)
            return
        if bad and self.chance(0.13) or p.get("delivered", 100) < 80 and self.chance(0.4):
            p["verdict"] = "disputed"
        elif p.get("kept") and not bad and self.chance(0.07):
            p["verdict"] = "accepted"

    def move(self, p, due, fine):
        R = self.R
        moved = p["moved"] = []
        force = due
        # told after the date had passed: it does not count
        if not fine and self.chance(0.6):
            on = workday(due + dt.timedelta(1 + int(R.random() * 3)))
            agreed = self.chance(0.6)
        else:
            on = workday(p["made"] + dt.timedelta(1 + int(R.random() * (due - p["made"]).days)))
            on, agreed = min(on, due), self.chance(0.66)
        to = workday(max(due, on) + dt.timedelta(2 + int(R.random() * 9)))
        moved.append({"on": on, "to": to, "agreed": agreed})
        if agreed and on <= due:
            force = to
        if self.chance(0.12) and force == to:
            on2 = max(on + DAY, force - 2 * DAY)
            if on2 <= force:
                to2 = workday(force + dt.timedelta(3 + int(R.random() * 6)))
                ok2 = self.chance(0.5)
                moved.append({"on": on2, "to": to2, "agreed": ok2})
                force = to2 if ok2 else force
        return force

    # ---------------------------------------------------------------- incidents
    def incident(self, acc, day, kind, promise=None, kept=None):
        R = self.R
        day = workday(day)
        severity = self.weighted({"minor": 36, "moderate": 44, "serious": 19, "critical": 1})
        if kind in ("remision-sin-firma", "other", "cambio-de-ruta") and severity in (
            "serious", "critical"):
            severity = "moderate"
        origin = self.weighted(wi.ORIGIN[kind])
        text, s = self.say(wi.SUMMARY[kind], acc, day, kept=kept)
        i = {"when": self.clock(day) if self.chance(0.85) else day, "kind": kind,
             "severity": severity, "origin": origin, "summary": text, "_s": s, "_day": day}
        if kind in wi.SHARED and self.chance(0.12):
            a, b = wi.SHARED[kind]
            share = self.pick([50, 60, 70, 75, 80])
            i["origin"] = {a: share, b: 100 - share}
            origin = a
        i["_origin"] = origin
        if kind == "unanswered" or self.chance(0.14):
            i["mode"] = "omission"
        if self.chance(0.32):
            i["phase"] = self.pick(["before", "during", "during", "after"]) if kind in (
                "slow-response", "unanswered", "broken-promise") else "after" if kind in (
                    "wrong-invoice", "portal-rechazado", "bureaucracy", "defect") else "during"
        felt = self.pick(wi.FELT[origin])
        if felt:
            i["felt_in"] = felt
        if self.chance(0.86):
            i["channel"] = self.pick(wi.CHANNEL[kind])
        if promise:
            i["_promise"] = promise
        self.follow(acc, i, promise)
        if self.chance(0.20) and severity != "minor" or kind == "late-delivery" and self.chance(
            0.16):
            base = {"minor": 1800, "moderate": 5200, "serious": 17000, "critical": 62000}[severity]
            i["cost"] = int(base * math.exp(R.gauss(0, 0.55)) / 50) * 50 + 50
        if self.chance(0.11):
            i["notes"] = self.note(wi.NOTES, acc, day, s, {kind, GROUP.get(kind, kind)})
        return i

    def follow(self, acc, i, promise):
        """How it was answered, escalated and resolved."""
        R, day, kind = self.R, i["_day"], i["kind"]
        owner = i["_origin"]
        slow = LOURDES_LEFT < day < IVETTE_CAME
        start = i["when"] if isinstance(i["when"], dt.datetime) else dt.datetime(
            day.year, day.month, day.day, 9)
        if kind == "unanswered":
            hours = 30 + self.days(120) if self.chance(0.45) else None
        else:
            hours = None if self.chance(0.02) else math.exp(
                R.gauss(math.log(13 if slow else 5), 0.95))
        mean = {"finanzas": 5, "administracion": 5, "operaciones": 3, "servicio": 3.5, "ventas": 4,
                "soporte": 5, "direccion": 9, "mercadotecnia": 6}[owner]
        if owner in ("finanzas", "administracion") and NEW_BILLING < day < OWN_SIGNATURE:
            mean *= 2.3
        resolved = None if self.chance(0.05 if kind == "unanswered" else 0.009) else day + dt.timedelta(
            1 + self.days(mean))
        p_up = {"finanzas": 0.36, "administracion": 0.34, "direccion": 0.6}.get(owner, 0.22) * (
            0.6 if day >= OWN_SIGNATURE else 1)
        if self.chance(p_up):
            lead = next(x[2] for x in cast.DEPARTMENTS if x[0] == owner)
            up = [lead] if self.chance(0.6) else [
                self.pick(["gabriel-arteaga", "direccion", "carmen-urquiza"])]
            if self.chance(0.16) and "carmen-urquiza" not in up and "direccion" not in up:
                up.append("direccion")
            i["escalated"] = up
            if self.chance(0.72):
                wait = 1 + self.days(2.6)
                i["waited"] = self.pick(["%dd", "%dd", "%dbd"]) % wait if wait > 1 else self.pick(
                    ["4h", "24h", "36h", "1bd", "1d"])
                if resolved:
                    resolved = max(resolved, day + dt.timedelta(wait + 1))
        if promise and promise.get("kept") and promise["kept"] > day and self.chance(0.7):
            resolved = promise["kept"]
        if resolved:
            if hours is None and self.chance(0.9):
                hours = max(6, (resolved - day).days * 24 - 30)
            resolved = workday(resolved)
            i["resolved"] = resolved
            who = self.pick(["servicio", owner, owner])
            i["resolved_by"] = self.person(who, resolved, acc)
        if hours is not None:
            at = start + dt.timedelta(minutes=5 * round(hours * 12) + 10)
            if at.hour >= 19 or at.hour < 8:
                at = dt.datetime.combine(workday(at.date() + (DAY if at.hour >= 19 else 0 * DAY)),
                                         dt.time(8, 5 * int(R.random() * 12)))
            elif workday(at.date()) != at.date():
                at = dt.datetime.combine(workday(at.date()), at.time())
            if resolved is None or at.date() < resolved:
                i["answered"] = at
            elif resolved > day:
                i["answered"] = start + dt.timedelta(minutes=95)
                if resolved - DAY > day:
                    i["answered"] = dt.datetime.combine(resolved - DAY, dt.time(17, 30))

    # ---------------------------------------------------------------- contacts
    def touch(self, acc, day, wear):
        table = {}
        for key, (weight, *_rest) in wc.TOUCH.items():
            dept, purpose, effect = key
            if effect == "weakens" or purpose in ("defend", "justify"):
                weight *= 0.35 + wear / 5.0
            if dept == "servicio" and effect == "weakens":
                weight *= 2.2 if LOURDES_LEFT < day < IVETTE_CAME else 0.6
            if dept == "finanzas" and effect == "weakens":
                weight *= 1.8 if NEW_BILLING < day < FROZEN_LISTS else 0.7
            if dept == "direccion" and acc["size"] < 0.8:
                weight *= 0.3
            if purpose == "open" and effect == "strengthens":
                weight /= 1 + wear / 6.0
            table[key] = weight
        key = self.weighted(table)
        dept, purpose, effect = key
        _, experience, channels, bank = wc.TOUCH[key]
        day = workday(day)
        text, _ = self.say(bank, acc, day)
        t = {"when": self.clock(day) if self.chance(0.7) else day, "channel": self.pick(channels),
             "department": dept}
        named = {"Nicolás": "nicolas-ordaz", "Jacinto": "jacinto-robles",
                 "Maribel": "maribel-cuellar", "Dulce": "dulce-marin", "Iván": "ivan-cordero",
                 "Daniel": "daniel-montano", "Julián": "julian-tapia", "Sandra": "sandra-villagran",
                 "Carmen": "carmen-urquiza", "Esteban": "esteban-urquiza"}
        someone = self.person(dept, day, acc)
        t["person"] = next((v for k, v in named.items() if k in text.split()), someone)
        t.update(effect=effect, experience=experience if self.chance(0.85) else None,
                 purpose=purpose if self.chance(0.94) else None, summary=text, _day=day)
        return t

    def assessment(self, acc, day, wear, by_client):
        R = self.R
        day = workday(day)
        base = 8.5 + acc["warm"] - 0.62 * wear ** 0.75
        seller = self.seller(acc, day)
        if not by_client:
            base = 0.55 * base + 0.45 * 8.6 + {
                "hector-ibanez": 1.0, "gabriel-arteaga": 0.6, "ana-ruiz": 0.7, "monica-salas": 0.1}.get(
                    seller, 0.4)
        score = {k: max(1, min(10, round(base + o + R.gauss(0, 0.8)))) for k,
                 o in (("trust", 0.1), ("execution", -0.2), ("coherence", -0.3),
                       ("communication", -0.5 if LOURDES_LEFT < day < IVETTE_CAME else -0.1),
                       ("value", 0.2))}
        a = {"on": day, "by": "client" if by_client else seller, "of": seller}
        p = (0.04 if base < 6.2 else 0.16 if base < 7.8 else 0.45) if by_client else 0.62
        if self.chance(0.9):
            a["trusted_advisor"] = self.chance(p)
        a.update(score)
        if self.chance(0.12):
            del a[self.pick(["value", "coherence", "communication"])]
        if by_client:
            a["recommend"] = max(0, min(10, round(base + R.gauss(0.2, 1.1))))
        if self.chance(0.62 if by_client else 0.4):
            bank = wc.SELLER_COMMENTS if not by_client else wc.COMMENTS[
                "high" if base > 7.6 else "mid" if base > 5.6 else "low"]
            text, _ = self.say(bank, acc, day)
            a["comment"] = text
        return a

    def objection(self, acc, day, price=False):
        day = workday(day)
        seller = self.seller(acc, day)
        skill = {"ana-ruiz": 0.7, "gabriel-arteaga": 0.65, "monica-salas": 0.55, "oscar-lemus": 0.5,
                 "paola-nunez": 0.4, "hector-ibanez": 0.25, "ricardo-bustos": 0.2}[seller]
        kinds = {"price": 46, "timing": 22, "competitor": 13, "risk": 8, "need": 6, "authority": 5}
        if seller == "paola-nunez":
            kinds["timing"] = 50
        o = {"on": day, "by": seller, "kind": "price" if price else self.weighted(kinds)}
        r = self.R.random()
        o["answer"] = "handled" if r < skill else "conceded" if r < skill + (
            1 - skill) * 0.72 else "lost"
        if o["answer"] == "conceded" and self.chance(0.9):
            kind = {"price": "discount", "timing": "delivery", "competitor": "discount",
                    "risk": "free-service", "need": "scope", "authority": "terms"}[o["kind"]] if self.chance(
                        0.75) else self.pick(["discount", "terms", "delivery", "scope",
                                              "free-service"])
            on = workday(day + dt.timedelta(self.days(2.5)))
            pending = (AS_OF - on).days < 60 and self.chance(0.6)
            c = {"asked_of": self.weighted(
                {"gabriel-arteaga": 64, "carmen-urquiza": 18, "leticia-camacho": 12,
                 "esteban-urquiza": 6}), "on": on, "kind": kind,
                 "outcome": "pending" if pending else self.weighted({"granted": 74, "refused": 26})}
            if kind != "scope" and self.chance(0.85):
                c["amount"] = int(acc["size"] * 350000 * self.R.uniform(0.01, 0.06) / 500) * 500 + 500
            if c["asked_of"] == seller:
                c["asked_of"] = "carmen-urquiza"
            o["concession"] = c
        return o


# -------------------------------------------------------------------- wear
def in_force(p):
    due = p["due"]
    for m in p.get("moved", []):
        if m["agreed"] and m["on"] <= due:
            due = m["to"]
    return due


def cases(acc):
    """(first day, closing day or None, group, points); a promise and its incident are one."""
    out, linked = [], {id(i["_promise"]): i for i in acc["incidents"] if i.get("_promise")}
    for i in acc["incidents"]:
        if not i.get("_promise"):
            out.append((i["_day"], i.get("resolved"), GROUP.get(i["kind"], "other"),
                        POINTS[i["severity"]]))
    for p in acc["promises"]:
        if p.get("withdrawn"):
            continue
        due, s = in_force(p), min(p.get("delivered", 100), 100) / 100
        end = p.get("kept") or p.get("broken")
        q = 0.0 if not p.get("kept") else s * 2.0 ** (-max(0, (p["kept"] - due).days) / 7)
        points = 4.0 * p.get("weight", 3) / 3 * (1 - q)
        i = linked.get(id(p))
        if i and POINTS[i["severity"]] > points:
            out.append((i["_day"], i.get("resolved"), GROUP.get(i["kind"], "other"),
                        POINTS[i["severity"]]))
        elif points > 0.05:
            out.append((due + DAY if not p.get("broken") else end, end, "promises", points))
    return sorted(out, key=lambda x: x[0])


def wear_by(found, day):
    w = {}
    for first, end, group, points in found:
        if first > day:
            break
        age = (day - end).days if end and end <= day else 0
        w[group] = w.get(group, 0.0) + points * 2.0 ** (-age / 90)
    return w


def wear(found, day):
    return sum(wear_by(found, day).values())


def leaves(world, acc, first, last):
    """The day on which the law makes a client leave, or None."""
    found, left, day = cases(acc), -math.log(1 - world.R.random()), first
    while day < last:
        eta = sum(BETA[g] * math.log1p(x) for g, x in wear_by(found, day).items())
        left -= 15 * H0 * math.exp(eta)
        if left < 0:
            return workday(day + dt.timedelta(int(world.R.random() * 15)))
        day += dt.timedelta(15)
    return None
