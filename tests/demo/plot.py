"""plot.py - the clients whose story the demonstration tells, record by record.

Drawn records stop where the told ones begin (drawn_until), so that nothing contradicts the Markdown beside them.
"""
import datetime as dt

from engine import d

V, O, S, F, A, X, T, M = "ventas", "operaciones", "servicio", "finanzas", "administracion", "direccion", "soporte", "mercadotecnia"


def lira(name, role, decides=True):
    return {"name": name, "role": role, "decides": decides}


def rev(*steps):
    return [dict({"from": d(a), "monthly": k * 1000}, **({"because": why} if why else {})) for a, k, why in steps]


def told(*what):
    return [{"on": d(on), "what": w} for on, w in what]


CAST = {
    "constructora-alameda": dict(
        works=["Torre Alameda", "Privada Los Encinos"], spoke=["Gloria Medrano", "Arturo Zepeda"], drawn_until="2024-07-15", touched_until="2025-10-15", stays_put=1, mult=0.6,
        contacts=[lira("Rebeca Lira", "Compras"), lira("Arturo Zepeda", "Residente de Alameda Norte", False)], touch_rate=11, cadence="12d",
        revenue=rev(("2022-03-14", 300, None), ("2023-06-01", 340, "arranca Torre Alameda"), ("2025-02-03", 430, "abre Alameda Norte"),
                    ("2026-04-06", 385, "compra el concreto premezclado a otro proveedor")),
        renews="2026-09-15", disclosed=told(("2022-05-11", "criteria"), ("2023-09-20", "process"), ("2024-07-22", "problem")),
        needs=["Turno fijo de concreto los días de colado", "Facturas con su orden de compra y a la razón social vigente"],
        reasons_to_stay=["Iván resuelve en obra lo que otros resuelven por correo", "La varilla llega cortada a medida"],
        tags=["orden-de-compra-obligatoria", "portal-de-proveedores", "cuenta-clave"], asked=0.7, objects=0.5),
    "desarrollos-pena-blanca": dict(
        works=["Manzana 4 de Peña Blanca", "Manzana 7 de Peña Blanca"], drawn_until="2023-11-20", stays_put=1,
        stays=[("2023-11-06", "2026-03-06")], contacts=[lira("Octavio Rangel", "Gerente de construcción"), lira("Karina Puga", "Control de obra", False)],
        revenue=rev(("2023-11-06", 240, None), ("2024-09-02", 345, "arranca la manzana 4"), ("2025-04-07", 388, "entra la manzana 7")),
        ended_because="price", _hand_objections=1, touched_until="2025-12-20", touch_rate=8,
        review={"on": d("2026-03-24"), "by": "carmen-urquiza", "learned": "Dijo precio dos veces, en los últimos 18 días, y el 4 % ya se lo habíamos igualado. Antes hubo doce "
                "fallas y nueve promesas tarde o rotas de catorce. Tres veces le prometimos un camión que Operaciones nunca tuvo."},
        disclosed=told(("2023-11-20", "problem"), ("2024-03-05", "budget"), ("2024-10-08", "criteria")),
        needs=["Entregas por manzana según su programa", "Factura semanal consolidada"], reasons_to_stay=[], tags=["contrato-marco"], objects=0),
    "ingenieria-cuevano": dict(
        works=["Puente de Villagrán", "Torre Irrigación", "Libramiento de Apaseo"], stays_put=1, contacts=[lira("Guadalupe Ontiveros", "Directora de obra"),
        lira("Benito Gasca", "Residente", False)], touch_rate=15, warm=0.8, trouble=0.8, cadence="2w", renews="2027-01-29", objects=0.4, asked=1.4,
        revenue=rev(("2018-02-05", 310, None), ("2022-11-07", 420, "Torre Irrigación"), ("2024-03-04", 520, "gana el libramiento de Apaseo"),
                    ("2025-08-04", 642, "nos pasó el acero, que surtía otro")),
        disclosed=told(("2023-02-13", "problem"), ("2023-05-22", "criteria"), ("2023-05-22", "deciders"), ("2023-11-13", "process"), ("2024-02-19", "budget"),
                       ("2025-07-14", "budget")),
        needs=["Material en obra antes de las 7:30, cuando entra la cuadrilla", "Que le digan que no a tiempo"],
        reasons_to_stay=["Iván resuelve en obra lo que otros resuelven por correo", "Nicolás le contesta el teléfono a las seis de la mañana",
                         "La báscula del patio: pesa lo que dice la remisión"], tags=["cuenta-clave", "paga-puntual"]),
    "obras-garambullo": dict(
        works=["Nave 7 de El Marqués", "Bodegas Balvanera", "Nave Aeropuerto"], drawn_until="2025-03-01", stays_put=1, touch_rate=12, touched_until="2025-06-15",
        contacts=[lira("Ramiro Cisneros", "Director de obra"), lira("Norma Arredondo", "Cuentas por pagar", False)], renews="2026-10-03", cadence="15d",
        revenue=rev(("2020-08-17", 380, None), ("2022-02-07", 470, "Bodegas Balvanera"), ("2023-10-02", 546, "Nave 7"), ("2025-09-01", 430, "sacó Nave Aeropuerto de nuestro programa"),
                    ("2026-03-02", 485, "regresa el acero de Nave Aeropuerto"), ("2026-06-01", 590, "nos da completa la nave 9")),
        disclosed=told(("2023-03-14", "problem"), ("2024-02-20", "criteria"), ("2025-11-12", "problem"), ("2026-02-17", "budget"), ("2026-05-12", "deciders")),
        needs=["Que una fecha sea una fecha", "Un solo programa de entregas para sus tres obras"], reasons_to_stay=["Dirección fue a dar la cara", "Maribel abre el calendario frente a él"],
        tags=["cuenta-clave", "contrato-marco"], asked=0.6, objects=0.4),
    "prefabricados-lerma": dict(
        works=["la planta 1", "el patio de colado"], drawn_until="2025-05-20", stays=[("2021-01-11", "2025-11-21")], ended_because="service", touch_rate=9, touched_until="2025-08-20",
        contacts=[lira("Silvia Frausto", "Compras"), lira("Eusebio Tovar", "Jefe de planta")], tags=["contrato-marco"],
        review={"on": d("2025-12-09"), "by": "dulce-marin", "learned": "No se fue por una falla: se fue porque nadie contestaba. Lourdes llevaba la cuenta de memoria y al irse no "
                "dejó ni buzón ni relevo. De nueve correos suyos, cuatro siguen sin respuesta."},
        needs=["Suministro a granel sin paros de línea", "Alguien que conteste"], reasons_to_stay=[]),
    "ferreteria-loma-dorada": dict(
        works=["la sucursal Centro", "la bodega de la salida a Salamanca"], drawn_until="2025-03-03", stays=[("2019-03-04", "2025-12-12")], ended_because="price", _hand_objections=1,
        contacts=[lira("Elvira Almanza", "Dueña"), lira("Leonel Almanza", "Encargado de mostrador", False)], touch_rate=9, touched_until="2025-07-01", objects=0.4,
        review={"on": d("2026-01-08"), "by": "gabriel-arteaga", "learned": "Pagaba nuestra lista sin regatear hasta que dejó de saber cuál era. Ocho facturas mal en nueve meses; las ocho "
                "a favor nuestro. La resolución de congelar listas salió, en parte, de aquí."}, needs=["Lista de precios antes del día primero"],
        reasons_to_stay=[], tags=["crédito-30", "paga-puntual"]),
    "fraccionadora-cata": dict(
        works=["Marfil", "Fraccionamiento Las Teresas"], stays=[("2019-09-02", "2024-10-31")], ended_because="closure", trouble=0.6, warm=0.7, touch_rate=8,
        contacts=[lira("Ignacio Villaseñor", "Director general")], review={"on": d("2024-11-19"), "by": "gabriel-arteaga", "learned": "Cerró la empresa al retirarse el dueño. No hubo "
        "falla nuestra que encontrar; el trato se acabó bien y nos presentó con quien le compró la reserva."}, needs=["Entregas por manzana según su programa"], tags=["paga-puntual"]),
    "materiales-bajio-sur": dict(
        works=["la sucursal Centro", "la bodega del libramiento"], stays=[("2019-05-13", "2024-06-28"), ("2025-02-03", None)], because=["delays"], stays_put=1, return_share=0.9,
        surge=[("2023-08-01", "2024-06-28", 3.0)], contacts=[lira("Fidel Barragán", "Dueño")], touch_rate=8, tags=["crédito-30"], needs=["Resurtido dos veces por semana",
        "Que no le vendamos directo a sus clientes de mostrador"], review=None),
    "constructora-toliman": dict(stays=[("2021-04-12", "2023-09-15"), ("2024-05-06", None)], because=["price"], stays_put=1, surge=[("2023-01-02", "2023-09-15", 3.5)], review=None),
    "desarrollos-sabinal": dict(stays_put=1, works=["Manzana 4 de La Joya", "Privada del Moral", "Gran Jardín"], surge=[("2025-12-01", "2026-06-30", 2.2)], renews="2026-11-30",
                                contacts=[lira("Humberto Saldaña", "Gerente de construcción"), lira("Miriam Quiroz", "Compras", False)]),
    "constructora-ajuchitlan": dict(stays=[("2023-05-15", "2026-05-15")], ended_because="competitor", surge=[("2025-05-01", "2026-05-15", 2.6)], review=None,
                                    revenue=rev(("2023-05-15", 150, None), ("2025-10-06", 113, "compra la varilla a otro proveedor"))),
    "ingenieria-ninos-heroes": dict(stays=[("2021-10-04", "2026-04-24")], ended_because="price", surge=[("2025-03-01", "2026-04-24", 2.6)], review=None),
    "albercas-y-terrazas-bugambilia": dict(last_order="2025-07-18", works=["Terraza Juriquilla", "Alberca El Campanario"]),
    "parroquia-de-san-roque": dict(works=["el atrio de San Roque", "la barda del panteón"], contacts=[lira("Refugio Landeros", "Tesorera del patronato")]),
    "residenciales-cerro-gordo": dict(stays_put=1),
}

REMARKS = {
    "constructora-alameda": ["En riesgo: ver la historia en constructora-alameda.md. Renueva el 15 de septiembre."],
    "obras-garambullo": ["Estuvo por irse en 2025. El plan de recuperación empezó el 10 de noviembre."],
    "materiales-bajio-sur": ["Se fue en junio de 2024 y regresó en febrero de 2025."],
}


def P(made, due, by, owner, about, what, **more):
    p = {"made": d(made), "due": d(due), "by": by, "owner": owner, "about": about, "what": what, "_hand": 1, "_s": None, "_by": more.pop("dept", V)}
    for k in ("kept", "broken", "withdrawn"):
        if k in more:
            more[k] = d(more[k])
    if "moved" in more:
        more["moved"] = [{"on": d(on), "to": d(to), "agreed": agreed} for on, to, agreed in more["moved"]]
    p.update(more)
    return p


def I(when, kind, origin, summary, severity="moderate", **more):
    w = dt.datetime.fromisoformat(when) if "T" in when else d(when)
    i = {"when": w, "kind": kind, "origin": origin, "summary": summary, "severity": severity, "_hand": 1, "_day": w.date() if "T" in when else w,
         "_origin": origin if isinstance(origin, str) else list(origin)[0]}
    for k in ("answered", "resolved"):
        if k in more:
            more[k] = dt.datetime.fromisoformat(more[k]) if "T" in more[k] else d(more[k])
    i.update(more)
    return i


def C(when, channel, department, person, effect, summary, purpose=None, experience="people"):
    w = dt.datetime.fromisoformat(when) if "T" in when else d(when)
    return {"when": w, "channel": channel, "department": department, "person": person, "effect": effect, "experience": experience, "purpose": purpose,
            "summary": summary, "_day": w.date() if "T" in when else w}


def E(on, by, of, advisor, scores, recommend=None, comment=None):
    a = {"on": d(on), "by": by, "of": of, "trusted_advisor": advisor}
    a.update(zip(("trust", "execution", "coherence", "communication", "value"), scores))
    a.update({k: v for k, v in (("recommend", recommend), ("comment", comment)) if v is not None})
    return a


def N(on, by, kind, answer, concession=None):
    o = {"on": d(on), "by": by, "kind": kind, "answer": answer}
    if concession:
        asked_of, day, what, outcome, amount = concession
        o["concession"] = {"asked_of": asked_of, "on": d(day), "kind": what, "outcome": outcome, "amount": amount}
    return o


UP, DOWN = "strengthens", "weakens"
PROMISES, INCIDENTS, TOUCHES, ASSESSED, OBJECTED = {}, {}, {}, {}, {}

# ---------------------------------------------------------------- Constructora Alameda: at risk, renews in September
PROMISES["constructora-alameda"] = [
    P("2024-07-22", "2024-09-20", "ana-ruiz", V, "price", "Precio de la varilla congelado 60 días", kept="2024-09-20"),
    P("2024-08-12", "2024-08-14", "ana-ruiz", O, "speed", "Entrega en obra en 48 horas: 12 t de varilla de 1/2", kept="2024-08-14", claim="obra-en-48-horas"),
    P("2024-10-03", "2024-10-28", "ana-ruiz", S, "closeness", "Un solo contacto para pedidos y facturas: Lourdes", kept="2024-10-28", verdict="accepted"),
    P("2024-11-11", "2024-11-25", "ana-ruiz", O, "speed", "Block en obra antes del colado del lunes 25", kept="2024-11-25"),
    P("2025-01-14", "2025-02-06", "ivan-cordero", T, "solution", "Capacitar a los residentes en impermeabilizante", kept="2025-02-06", dept=T, delivered=120),
    P("2025-02-10", "2025-02-24", "ana-ruiz", F, "price", "Crédito ampliado a 60 días para Alameda Norte", kept="2025-03-05", weight=4),
    P("2025-03-03", "2025-03-28", "ana-ruiz", O, "speed", "Dos entregas diarias durante el colado de cimentación", kept="2025-03-28"),
    P("2025-05-06", "2025-06-06", "ana-ruiz", F, "communication", "Todas las facturas con la orden de compra del cliente", broken="2025-06-09", id="alameda-orden-de-compra"),
    P("2025-06-24", "2025-07-04", "sandra-villagran", F, "communication", "Nota de crédito por la factura equivocada", kept="2025-07-22", dept=F, claim="factura-corregida"),
    P("2025-08-04", "2025-08-22", "ana-ruiz", O, "personalisation", "Varilla cortada a medida para las trabes del nivel 2", kept="2025-08-27", delivered=90, id="alameda-varilla-cortada"),
    P("2025-09-01", "2025-09-15", "ana-ruiz", O, "communication", "Avisar 24 horas antes si cambia la ruta", kept="2025-09-15"),
    P("2025-10-20", "2025-11-19", "ana-ruiz", T, "closeness", "Visita mensual del residente técnico a Alameda Norte", kept="2025-11-19"),
    P("2025-12-02", "2026-01-31", "ana-ruiz", V, "price", "Precio del cemento respetado hasta enero", kept="2026-01-31"),
    P("2026-01-19", "2026-01-21", "ana-ruiz", O, "speed", "Entrega en 48 horas de 30 t de cemento en Alameda Norte", kept="2026-01-26", weight=5, claim="obra-en-48-horas",
      verdict="disputed", id="alameda-norte-48", notes="Se prometió sin abrir el calendario compartido. Esa semana no había plataforma con grúa en Querétaro."),
    P("2026-02-16", "2026-03-10", "leticia-camacho", A, "communication", "Facturar a la razón social correcta (Alameda Edificaciones)", broken="2026-03-10", weight=5, dept=F,
      id="alameda-razon-social"),
    P("2026-03-09", "2026-04-01", "ana-ruiz", O, "personalisation", "Concreto premezclado con turno fijo, martes y viernes a las 8", broken="2026-04-01", weight=4, id="alameda-turno-fijo"),
    P("2026-04-14", "2026-05-15", "carmen-urquiza", O, "solution", "Plan de recuperación firmado por Dirección", moved=[("2026-05-12", "2026-06-12", True)], weight=5, dept=X,
      notes="Tres compromisos:\n\n1. turno fijo de concreto con segunda concretera de respaldo\n2. razón social corregida en el maestro de clientes\n3. una persona de Servicio con nombre y celular"),
    P("2026-06-08", "2026-07-10", "ivan-cordero", T, "solution", "Propuesta alterna para el muro de contención", dept=T),
]
INCIDENTS["constructora-alameda"] = [
    I("2025-03-11T10:40", "wrong-invoice", F, "IVA de frontera, 8 %, en una factura de Querétaro", "minor", felt_in=S, channel="email", answered="2025-03-11T13:05", resolved="2025-03-14",
      resolved_by="sandra-villagran", phase="after", id="alameda-iva"),
    I("2025-06-09T09:20", "portal-rechazado", F, "Factura sin orden de compra: rebotó en su portal", felt_in=V, channel="portal", promise="alameda-orden-de-compra", answered="2025-06-12T11:00",
      resolved="2025-07-22", resolved_by="leticia-camacho", escalated=["leticia-camacho"], waited="11d", cost=4200),
    I("2025-08-25T07:50", "late-delivery", O, "Varilla cortada, cinco días tarde y faltaron las trabes T-4", "minor", channel="delivery", promise="alameda-varilla-cortada",
      answered="2025-08-25T10:10", resolved="2025-08-27", resolved_by="nicolas-ordaz", phase="during"),
    I("2025-10-07T12:30", "slow-response", S, "Tres días para confirmar si había malla 6-6", "minor", channel="call", answered="2025-10-08T09:00", resolved="2025-10-10", resolved_by="brenda-sosa"),
    I("2026-01-23T08:15", "late-delivery", {O: 70, V: 30}, "Colado de Alameda Norte detenido día y medio: no llegó el cemento", "serious", felt_in=V, channel="visit", promise="alameda-norte-48",
      answered="2026-01-23T11:40", resolved="2026-01-26", resolved_by="ernesto-valdivia", cost=46500, phase="during",
      notes="Cuadrilla de 14 personas y una bomba rentada. Zepeda mandó fotos a las 8:15.\n\n> No es el día y medio. Es que les pregunté dos veces si era seguro."),
    I("2026-02-10T16:20", "wrong-invoice", F, "Factura a Constructora Alameda, razón social dada de baja en enero", felt_in=V, channel="invoice", answered="2026-02-12T10:30", resolved="2026-02-26",
      resolved_by="sandra-villagran", escalated=["leticia-camacho"], waited="6d", id="alameda-factura-feb"),
    I("2026-03-10T09:05", "wrong-invoice", A, "Otra vez la razón social anterior; retuvieron el pago de marzo", "serious", felt_in=V, channel="invoice", promise="alameda-razon-social",
      repeats="alameda-factura-feb", answered="2026-03-13T12:00", resolved="2026-04-08", resolved_by="rosa-elena-pino", escalated=["rosa-elena-pino", "carmen-urquiza"], waited="14d", cost=12800),
    I("2026-04-01T07:30", "broken-promise", O, "No hubo turno fijo de concreto; ese día le compró a otra concretera", "serious", channel="call", promise="alameda-turno-fijo", answered="2026-04-03T09:30",
      resolved="2026-04-20", resolved_by="ernesto-valdivia", escalated=["ernesto-valdivia"], waited="5d"),
    I("2026-04-22T11:10", "uncommunicated-change", X, "Bajó el límite de crédito a media obra y nadie avisó", felt_in=V, channel="email", answered="2026-04-27T17:00", resolved="2026-05-06",
      resolved_by="julian-tapia", escalated=["leticia-camacho", X], waited="8d", mode="omission"),
    I("2026-05-14T13:00", "bureaucracy", F, "Tres firmas para liberar un pedido urgente de 85 mil pesos", "minor", felt_in=S, channel="message", answered="2026-05-15T09:10", resolved="2026-05-20",
      resolved_by="leticia-camacho", escalated=["leticia-camacho"], waited="4d"),
    I("2026-05-19T09:45", "unanswered", V, "Dos correos de Rebeca Lira sobre el plan de recuperación, sin respuesta", mode="omission", channel="email", phase="after"),
]
TOUCHES["constructora-alameda"] = [
    C("2025-10-24T10:00", "visit", T, "ivan-cordero", UP, "Iván revisó con Zepeda el muro de contención; dos dibujos en la misma visita", "serve", "advice"),
    C("2025-11-06T12:00", "call", V, "ana-ruiz", DOWN, "Se presentó Rebeca Lira, nueva en Compras; lo primero fue la nota de crédito de julio", "justify"),
    C("2025-11-19T09:30", "visit", T, "daniel-montano", UP, "Primera visita mensual: plática de curado con dos residentes", "serve", "advice"),
    C("2025-12-11T16:00", "visit", V, "ana-ruiz", UP, "Cierre de año en obra; Zepeda adelantó el programa de enero", "open"),
    C("2026-01-26T08:40", "visit", V, "ana-ruiz", DOWN, "Fuimos a disculparnos por el colado; Lira no salió a recibirnos", "justify"),
    C("2026-02-12T10:30", "call", F, "sandra-villagran", DOWN, "Se le pidió a Lira mandar otra vez la constancia fiscal que ya había mandado", "justify", "service"),
    C("2026-02-24T11:00", "visit", T, "ivan-cordero", UP, "Iván resolvió la junta fría del nivel 3 con el residente", "serve", "advice"),
    C("2026-03-13T12:00", "call", V, "ana-ruiz", DOWN, "Lira avisó que retiene el pago hasta ver la factura correcta", "defend"),
    C("2026-03-24T17:00", "meeting", V, "gabriel-arteaga", DOWN, "Junta de cuarenta minutos; Lira llevó impresas las cuatro facturas mal hechas", "defend"),
    C("2026-04-14T10:00", "meeting", X, "carmen-urquiza", UP, "Carmen ofreció un plan por escrito; Lira pidió fechas, no disculpas", "defend"),
    C("2026-04-28T09:00", "call", V, "ana-ruiz", DOWN, "Explicamos el límite de crédito; dijo que se enteró por el chofer", "justify"),
    C("2026-05-12T12:30", "call", O, "ernesto-valdivia", DOWN, "Ernesto pidió mover el plan al 12 de junio; aceptó “por última vez”", "defend", "service"),
    C("2026-05-21T11:00", "call", V, "ana-ruiz", DOWN, "Llamada corta: van a pedir cotización a otros dos antes de renovar", "defend"),
]
ASSESSED["constructora-alameda"] = [
    E("2024-08-20", "client", "ana-ruiz", True, (8, 8, 8, 9, 8), 9, "En lo urgente nunca nos han fallado"),
    E("2025-02-12", "ana-ruiz", "ana-ruiz", True, (9, 8, 8, 8, 9)),
    E("2025-05-14", "client", "ana-ruiz", True, (8, 8, 8, 7, 8), 8),
    E("2025-11-20", "client", "ana-ruiz", False, (7, 7, 6, 6, 7), 6, "Buena obra, mala oficina"),
    E("2026-04-15", "client", "ana-ruiz", False, (5, 5, 4, 4, 6), 3, "Tres de mis cuatro primeras juntas con ustedes fueron por una razón social"),
    E("2026-05-11", "ana-ruiz", "ana-ruiz", True, (8, 7, 7, 7, 8), None, "Está molesta por las facturas, pero con el material no hay queja"),
]
OBJECTED["constructora-alameda"] = [N("2026-03-24", "ana-ruiz", "risk", "conceded", ("carmen-urquiza", "2026-03-26", "terms", "granted", 18000)),
                                    N("2026-05-21", "ana-ruiz", "competitor", "lost")]

# ---------------------------------------------------------------- Desarrollos Peña Blanca: said price
PROMISES["desarrollos-pena-blanca"] = [
    P("2023-11-20", "2023-12-08", "hector-ibanez", O, "speed", "Entrega programada por manzana", kept="2023-12-07"),
    P("2024-01-10", "2024-07-31", "hector-ibanez", V, "price", "Precio de block fijo hasta julio", kept="2024-07-31", verdict="accepted"),
    P("2024-03-05", "2024-03-19", "ivan-cordero", T, "solution", "Ficha técnica y memoria del sistema de losa", kept="2024-03-15", dept=T),
    P("2024-06-18", "2024-06-20", "hector-ibanez", O, "speed", "Entrega en obra en 48 horas de 4,800 piezas de block de 12", kept="2024-06-20", claim="obra-en-48-horas"),
    P("2024-10-08", "2024-10-31", "hector-ibanez", O, "personalisation", "Block puesto por nivel, contado y flejado", kept="2024-11-06", id="pena-blanca-block-por-nivel"),
    P("2025-01-21", "2025-02-14", "hector-ibanez", A, "communication", "Factura semanal consolidada, los viernes", kept="2025-03-11", id="pena-blanca-consolidada"),
    P("2025-04-07", "2025-05-12", "hector-ibanez", O, "speed", "Segundo camión los lunes para la manzana 7", broken="2025-05-12", weight=4, id="pena-blanca-segundo-camion",
      notes="Operaciones se enteró el 9 de mayo, por el cliente."),
    P("2025-06-16", "2025-06-30", "sandra-villagran", A, "communication", "Consolidar otra vez la factura semanal", kept="2025-07-24", dept=F),
    P("2025-07-28", "2025-08-14", "hector-ibanez", O, "speed", "Block y concreto antes de las ocho para el colado del 14", broken="2025-08-14", weight=5, verdict="disputed", claim="obra-en-48-horas",
      id="pena-blanca-colado"),
    P("2025-09-02", "2025-09-15", "dulce-marin", O, "communication", "Aviso de ruta el día anterior", kept="2025-10-01", dept=S),
    P("2025-10-06", "2025-10-27", "hector-ibanez", O, "speed", "Segundo camión los lunes, ahora sí", broken="2025-10-27", weight=5, id="pena-blanca-segundo-camion-2",
      notes="Nueve días antes de que se prohibiera prometer sin calendario."),
    P("2025-11-10", "2025-12-15", "carmen-urquiza", X, "closeness", "Visita de Dirección a la manzana 7", broken="2025-12-15", dept=X, weight=4, id="pena-blanca-visita"),
    P("2026-01-12", "2026-01-30", "hector-ibanez", F, "price", "Bonificación por las demoras de octubre", kept="2026-02-18", delivered=60, verdict="disputed"),
    P("2026-02-16", "2026-02-27", "gabriel-arteaga", V, "price", "Igualar el 4 % de la competencia en block", kept="2026-02-25"),
]
INCIDENTS["desarrollos-pena-blanca"] = [
    I("2024-11-04T09:00", "late-delivery", O, "El block por nivel llegó seis días tarde a la manzana 4", "minor", channel="delivery", promise="pena-blanca-block-por-nivel", answered="2024-11-04T12:20",
      resolved="2024-11-06", resolved_by="jacinto-robles"),
    I("2025-02-19T13:10", "wrong-invoice", A, "Once facturas sueltas en lugar de la consolidada", "minor", felt_in=V, channel="invoice", promise="pena-blanca-consolidada", answered="2025-02-21T10:00",
      resolved="2025-03-11", resolved_by="teresa-galvan", id="pena-blanca-facturas-sueltas"),
    I("2025-05-12T08:00", "broken-promise", O, "No hubo segundo camión: la unidad nunca se dio de alta", channel="call", promise="pena-blanca-segundo-camion", answered="2025-05-13T09:00",
      resolved="2025-05-19", resolved_by="hector-ibanez", id="pena-blanca-sin-camion"),
    I("2025-06-10T11:30", "wrong-invoice", A, "Volvieron las facturas sueltas: catorce en una semana", felt_in=V, channel="invoice", repeats="pena-blanca-facturas-sueltas", answered="2025-06-16T09:40",
      resolved="2025-07-24", resolved_by="rosa-elena-pino", escalated=["rosa-elena-pino"], waited="9d"),
    I("2025-07-21T10:15", "late-delivery", O, "Cuadrilla de la manzana 7 parada cuatro horas por falta de mortero", felt_in=S, channel="call", answered="2025-07-21T11:00", resolved="2025-07-23",
      resolved_by="maribel-cuellar", cost=6800, id="pena-blanca-mortero"),
    I("2025-08-14T08:05", "late-delivery", O, "El camión prometido antes de las ocho llegó a las once; se perdió el colado", "serious", felt_in=V, channel="visit", promise="pena-blanca-colado",
      repeats="pena-blanca-mortero", answered="2025-08-14T09:30", resolved="2025-08-19", resolved_by="ernesto-valdivia", cost=58400,
      notes="Rangel, por teléfono:\n\n> El block lo tengo, el concreto lo tiré. ¿Eso cómo me lo facturan?"),
    I("2025-09-09T07:40", "cambio-de-ruta", O, "Cambió la ruta de martes a jueves; la grúa rentada se quedó esperando", felt_in=S, channel="delivery", answered="2025-09-10T10:00", resolved="2025-10-01",
      resolved_by="nicolas-ordaz", cost=9200),
    I("2025-10-07T09:20", "late-delivery", O, "Dos días sin block en la manzana 4", "serious", felt_in=V, channel="call", repeats="pena-blanca-mortero", answered="2025-10-07T12:00", resolved="2025-10-14",
      resolved_by="maribel-cuellar", escalated=["ernesto-valdivia"], waited="3d", cost=21000),
    I("2025-10-27T08:10", "broken-promise", {O: 60, V: 40}, "Segundo camión: prometido otra vez, otra vez no", "serious", felt_in=V, channel="call", promise="pena-blanca-segundo-camion-2",
      repeats="pena-blanca-sin-camion", answered="2025-10-30T13:00", resolved="2025-11-19", resolved_by="gabriel-arteaga", escalated=["gabriel-arteaga", X], waited="12d"),
    I("2025-11-18T15:30", "wrong-invoice", A, "Factura por 3,200 piezas de block que regresaron al patio", felt_in=V, channel="invoice", repeats="pena-blanca-facturas-sueltas", answered="2025-11-24T10:20",
      resolved="2025-12-19", resolved_by="rosa-elena-pino", escalated=["leticia-camacho"], waited="10d"),
    I("2025-12-15T12:00", "broken-promise", X, "Dirección no llegó a la visita y nadie avisó", felt_in=V, channel="visit", mode="omission", promise="pena-blanca-visita"),
    I("2026-01-20T09:00", "late-delivery", O, "Entrega incompleta de varilla: 6 de 11 toneladas", felt_in=S, channel="delivery", answered="2026-01-20T10:45", resolved="2026-01-27", resolved_by="jacinto-robles"),
]
TOUCHES["desarrollos-pena-blanca"] = [
    C("2026-01-27T17:30", "call", V, "hector-ibanez", DOWN, "Rangel preguntó si la bonificación era en dinero o en disculpas", "justify"),
    C("2026-02-16T10:00", "visit", V, "hector-ibanez", DOWN, "Por primera vez habló de precio: otro le da 4 % menos", "defend"),
    C("2026-02-25T12:00", "call", V, "gabriel-arteaga", UP, "Se le igualó el 4 %; dio las gracias y no pasó pedido", "defend"),
    C("2026-03-02T09:00", "call", V, "hector-ibanez", DOWN, "Avisó que cierra la cuenta: otro proveedor le da 4 % menos", "defend"),
]
ASSESSED["desarrollos-pena-blanca"] = [
    E("2024-05-21", "client", "hector-ibanez", True, (9, 8, 8, 8, 8), 9, "Nos hablan por nombre de manzana"), E("2024-09-10", "hector-ibanez", "hector-ibanez", True, (9, 9, 9, 9, 9)),
    E("2025-06-25", "client", "hector-ibanez", False, (7, 6, 5, 5, 7), 5, "Me gustaría que el que vende hablara con el que maneja"),
    E("2025-12-01", "client", "hector-ibanez", False, (4, 3, 3, 4, 5), 2, "Ya no programo con su palabra"),
    E("2025-12-16", "hector-ibanez", "hector-ibanez", True, (8, 7, 8, 8, 8), None, "Relación sólida; los retrasos ya quedaron atrás"),
]
OBJECTED["desarrollos-pena-blanca"] = [N("2026-02-16", "hector-ibanez", "price", "conceded", ("gabriel-arteaga", "2026-02-25", "discount", "granted", 15500)),
                                       N("2026-03-02", "hector-ibanez", "price", "lost")]


def add(w, acc, since, stop):
    """Adds the told records of one stay; wires each incident to the promise that it breaks."""
    key = acc["id"]
    for name, bank in (("promises", PROMISES), ("incidents", INCIDENTS), ("touchpoints", TOUCHES), ("assessments", ASSESSED), ("objections", OBJECTED)):
        acc[name] += [x for x in bank.get(key, []) if since <= (x.get("made") or x.get("_day") or x.get("on")) < stop]
    by_id = {p["id"]: p for p in acc["promises"] if p.get("id")}
    for i in acc["incidents"]:
        if i.get("promise") and "_promise" not in i:
            i["_promise"] = by_id[i["promise"]]
    acc["promises"].sort(key=lambda p: (p["made"], p["due"]))
    acc["incidents"].sort(key=lambda i: str(i["when"]))
