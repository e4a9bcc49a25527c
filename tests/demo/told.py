"""told.py - the records of the clients whose story is told: what was promised, what failed, who spoke.

plot.py says who they are; the Markdown beside the records says what it meant.
"""
import datetime as dt


def d(text):
    return dt.date.fromisoformat(text) if text else None


V, O, S, F, A = "ventas", "operaciones", "servicio", "finanzas", "administracion"
X, T, M = "direccion", "soporte", "mercadotecnia"


def P(made, due, by, owner, about, what, **more):
    p = {"made": d(made), "due": d(due), "by": by, "owner": owner, "about": about, "what": what,
         "_hand": 1, "_s": None, "_by": more.pop("dept", V)}
    for k in ("kept", "broken", "withdrawn"):
        if k in more:
            more[k] = d(more[k])
    if "moved" in more:
        more["moved"] = [{"on": d(on), "to": d(to), "agreed": agreed} for on, to,
                         agreed in more["moved"]]
    p.update(more)
    return p


def I(when, kind, origin, summary, severity="moderate", **more):
    w = dt.datetime.fromisoformat(when) if "T" in when else d(when)
    i = {"when": w, "kind": kind, "origin": origin, "summary": summary, "severity": severity,
         "_hand": 1, "_day": w.date() if "T" in when else w,
         "_origin": origin if isinstance(origin, str) else list(origin)[0]}
    for k in ("answered", "resolved"):
        if k in more:
            more[k] = dt.datetime.fromisoformat(more[k]) if "T" in more[k] else d(more[k])
    i.update(more)
    return i


def C(when, channel, department, person, effect, summary, purpose=None, experience="people"):
    w = dt.datetime.fromisoformat(when) if "T" in when else d(when)
    return {"when": w, "channel": channel, "department": department, "person": person,
            "effect": effect, "experience": experience, "purpose": purpose, "summary": summary,
            "_day": w.date() if "T" in when else w}


def E(on, by, of, advisor, scores, recommend=None, comment=None):
    a = {"on": d(on), "by": by, "of": of, "trusted_advisor": advisor}
    a.update(zip(("trust", "execution", "coherence", "communication", "value"), scores))
    a.update({k: v for k, v in (("recommend", recommend), ("comment", comment)) if v is not None})
    return a


def N(on, by, kind, answer, concession=None):
    o = {"on": d(on), "by": by, "kind": kind, "answer": answer}
    if concession:
        asked_of, day, what, outcome, amount = concession
        o["concession"] = {"asked_of": asked_of, "on": d(day), "kind": what, "outcome": outcome,
                           "amount": amount}
    return o


UP, DOWN = "strengthens", "weakens"
PROMISES, INCIDENTS, TOUCHES, ASSESSED, OBJECTED = {}, {}, {}, {}, {}

# ---- Constructora Alameda: at risk, renews in September
PROMISES["constructora-alameda"] = [
    P("2024-07-22", "2024-09-20", "ana-ruiz", V, "price", "Precio de la varilla congelado 60 días",
      kept="2024-09-20"),
    P("2024-08-12", "2024-08-14", "ana-ruiz", O, "speed",
      "Entrega en obra en 48 horas: 12 t de varilla de 1/2", kept="2024-08-14",
      claim="obra-en-48-horas"),
    P("2024-10-03", "2024-10-28", "ana-ruiz", S, "closeness",
      "Un solo contacto para pedidos y facturas: Lourdes", kept="2024-10-28", verdict="accepted"),
    P("2024-11-11", "2024-11-25", "ana-ruiz", O, "speed",
      "Block en obra antes del colado del lunes 25", kept="2024-11-25"),
    P("2025-01-14", "2025-02-06", "ivan-cordero", T, "solution",
      "Capacitar a los residentes en impermeabilizante", kept="2025-02-06", dept=T, delivered=120),
    P("2025-02-10", "2025-02-24", "ana-ruiz", F, "price",
      "Crédito ampliado a 60 días para Alameda Norte", kept="2025-03-05", weight=4),
    P("2025-03-03", "2025-03-28", "ana-ruiz", O, "speed",
      "Dos entregas diarias durante el colado de cimentación", kept="2025-03-28"),
    P("2025-05-06", "2025-06-06", "ana-ruiz", F, "communication",
      "Todas las facturas con la orden de compra del cliente", broken="2025-06-09",
      id="alameda-orden-de-compra"),
    P("2025-06-24", "2025-07-04", "sandra-villagran", F, "communication",
      "Nota de crédito por la factura equivocada", kept="2025-07-22", dept=F,
      claim="factura-corregida"),
    P("2025-08-04", "2025-08-22", "ana-ruiz", O, "personalisation",
      "Varilla cortada a medida para las trabes del nivel 2", kept="2025-08-27", delivered=90,
      id="alameda-varilla-cortada"),
    P("2025-09-01", "2025-09-15", "ana-ruiz", O, "communication",
      "Avisar 24 horas antes si cambia la ruta", kept="2025-09-15"),
    P("2025-10-20", "2025-11-19", "ana-ruiz", T, "closeness",
      "Visita mensual del residente técnico a Alameda Norte", kept="2025-11-19"),
    P("2025-12-02", "2026-01-31", "ana-ruiz", V, "price",
      "Precio del cemento respetado hasta enero", kept="2026-01-31"),
    P("2026-01-19", "2026-01-21", "ana-ruiz", O, "speed",
      "Entrega en 48 horas de 30 t de cemento en Alameda Norte", kept="2026-01-26", weight=5,
      claim="obra-en-48-horas", verdict="disputed", id="alameda-norte-48",
      notes="Se prometió sin abrir el calendario compartido. Esa semana no había plataforma con "
            "grúa en Querétaro."),
    P("2026-02-16", "2026-03-10", "leticia-camacho", A, "communication",
      "Facturar a la razón social correcta (Alameda Edificaciones)", broken="2026-03-10", weight=5,
      dept=F, id="alameda-razon-social"),
    P("2026-03-09", "2026-04-01", "ana-ruiz", O, "personalisation",
      "Concreto premezclado con turno fijo, martes y viernes a las 8", broken="2026-04-01",
      weight=4, id="alameda-turno-fijo"),
    P("2026-04-14", "2026-05-15", "carmen-urquiza", O, "solution",
      "Plan de recuperación firmado por Dirección", moved=[("2026-05-12", "2026-06-12", True)],
      weight=5, dept=X,
      notes="Tres compromisos:\n\n1. turno fijo de concreto con segunda concretera de respaldo\n2. "
            "razón social corregida en el maestro de clientes\n3. una persona de Servicio con "
            "nombre y celular"),
    P("2026-06-08", "2026-07-10", "ivan-cordero", T, "solution",
      "Propuesta alterna para el muro de contención", dept=T)]
INCIDENTS["constructora-alameda"] = [
    I("2025-03-11T10:40", "wrong-invoice", F, "IVA de frontera, 8 %, en una factura de Querétaro",
      "minor", felt_in=S, channel="email", answered="2025-03-11T13:05", resolved="2025-03-14",
      resolved_by="sandra-villagran", phase="after", id="alameda-iva"),
    I("2025-06-09T09:20", "portal-rechazado", F, "Factura sin orden de compra: rebotó en su portal",
      felt_in=V, channel="portal", promise="alameda-orden-de-compra", answered="2025-06-12T11:00",
      resolved="2025-07-22", resolved_by="leticia-camacho", escalated=["leticia-camacho"],
      waited="11d", cost=4200),
    I("2025-08-25T07:50", "late-delivery", O,
      "Varilla cortada, cinco días tarde y faltaron las trabes T-4", "minor", channel="delivery",
      promise="alameda-varilla-cortada", answered="2025-08-25T10:10", resolved="2025-08-27",
      resolved_by="nicolas-ordaz", phase="during"),
    I("2025-10-07T12:30", "slow-response", S, "Tres días para confirmar si había malla 6-6",
      "minor", channel="call", answered="2025-10-08T09:00", resolved="2025-10-10",
      resolved_by="brenda-sosa"),
    I("2026-01-23T08:15", "late-delivery", {O: 70, V: 30},
      "Colado de Alameda Norte detenido día y medio: no llegó el cemento", "serious", felt_in=V,
      channel="visit", promise="alameda-norte-48", answered="2026-01-23T11:40",
      resolved="2026-01-26", resolved_by="ernesto-valdivia", cost=46500, phase="during",
      notes="Cuadrilla de 14 personas y una bomba rentada. Zepeda mandó fotos a las 8:15.\n\n> No "
            "es el día y medio. Es que les pregunté dos veces si era seguro."),
    I("2026-02-10T16:20", "wrong-invoice", F,
      "Factura a Constructora Alameda, razón social dada de baja en enero", felt_in=V,
      channel="invoice", answered="2026-02-12T10:30", resolved="2026-02-26",
      resolved_by="sandra-villagran", escalated=["leticia-camacho"], waited="6d",
      id="alameda-factura-feb"),
    I("2026-03-10T09:05", "wrong-invoice", A,
      "Otra vez la razón social anterior; retuvieron el pago de marzo", "serious", felt_in=V,
      channel="invoice", promise="alameda-razon-social", repeats="alameda-factura-feb",
      answered="2026-03-13T12:00", resolved="2026-04-08", resolved_by="rosa-elena-pino",
      escalated=["rosa-elena-pino", "carmen-urquiza"], waited="14d", cost=12800),
    I("2026-04-01T07:30", "broken-promise", O,
      "No hubo turno fijo de concreto; ese día le compró a otra concretera", "serious",
      channel="call", promise="alameda-turno-fijo", answered="2026-04-03T09:30",
      resolved="2026-04-20", resolved_by="ernesto-valdivia", escalated=["ernesto-valdivia"],
      waited="5d"),
    I("2026-04-22T11:10", "uncommunicated-change", X,
      "Bajó el límite de crédito a media obra y nadie avisó", felt_in=V, channel="email",
      answered="2026-04-27T17:00", resolved="2026-05-06", resolved_by="julian-tapia",
      escalated=["leticia-camacho", X], waited="8d", mode="omission"),
    I("2026-05-14T13:00", "bureaucracy", F,
      "Tres firmas para liberar un pedido urgente de 85 mil pesos", "minor", felt_in=S,
      channel="message", answered="2026-05-15T09:10", resolved="2026-05-20",
      resolved_by="leticia-camacho", escalated=["leticia-camacho"], waited="4d"),
    I("2026-05-19T09:45", "unanswered", V,
      "Dos correos de Rebeca Lira sobre el plan de recuperación, sin respuesta", mode="omission",
      channel="email", phase="after")]
TOUCHES["constructora-alameda"] = [
    C("2025-10-24T10:00", "visit", T, "ivan-cordero", UP,
      "Iván revisó con Zepeda el muro de contención; dos dibujos en la misma visita", "serve",
      "advice"),
    C("2025-11-06T12:00", "call", V, "ana-ruiz", DOWN,
      "Se presentó Rebeca Lira, nueva en Compras; lo primero fue la nota de crédito de julio",
      "justify"),
    C("2025-11-19T09:30", "visit", T, "daniel-montano", UP,
      "Primera visita mensual: plática de curado con dos residentes", "serve", "advice"),
    C("2025-12-11T16:00", "visit", V, "ana-ruiz", UP,
      "Cierre de año en obra; Zepeda adelantó el programa de enero", "open"),
    C("2026-01-26T08:40", "visit", V, "ana-ruiz", DOWN,
      "Fuimos a disculparnos por el colado; Lira no salió a recibirnos", "justify"),
    C("2026-02-12T10:30", "call", F, "sandra-villagran", DOWN,
      "Se le pidió a Lira mandar otra vez la constancia fiscal que ya había mandado", "justify",
      "service"),
    C("2026-02-24T11:00", "visit", T, "ivan-cordero", UP,
      "Iván resolvió la junta fría del nivel 3 con el residente", "serve", "advice"),
    C("2026-03-13T12:00", "call", V, "ana-ruiz", DOWN,
      "Lira avisó que retiene el pago hasta ver la factura correcta", "defend"),
    C("2026-03-24T17:00", "meeting", V, "gabriel-arteaga", DOWN,
      "Junta de cuarenta minutos; Lira llevó impresas las cuatro facturas mal hechas", "defend"),
    C("2026-04-14T10:00", "meeting", X, "carmen-urquiza", UP,
      "Carmen ofreció un plan por escrito; Lira pidió fechas, no disculpas", "defend"),
    C("2026-04-28T09:00", "call", V, "ana-ruiz", DOWN,
      "Explicamos el límite de crédito; dijo que se enteró por el chofer", "justify"),
    C("2026-05-12T12:30", "call", O, "ernesto-valdivia", DOWN,
      "Ernesto pidió mover el plan al 12 de junio; aceptó “por última vez”", "defend", "service"),
    C("2026-05-21T11:00", "call", V, "ana-ruiz", DOWN,
      "Llamada corta: van a pedir cotización a otros dos antes de renovar", "defend")]
ASSESSED["constructora-alameda"] = [
    E("2023-06-14", "client", "ana-ruiz", True, (9, 8, 8, 8, 8), 9,
      "El despiece de Iván nos ahorró dos días de cimentación"),
    E("2024-08-20", "client", "ana-ruiz", True, (8, 8, 8, 9, 8), 9,
      "En lo urgente nunca nos han fallado"),
    E("2025-02-12", "ana-ruiz", "ana-ruiz", True, (9, 8, 8, 8, 9)),
    E("2025-05-14", "client", "ana-ruiz", True, (8, 8, 8, 7, 8), 8),
    E("2025-11-20", "client", "ana-ruiz", False, (7, 7, 6, 6, 7), 6, "Buena obra, mala oficina"),
    E("2026-04-15", "client", "ana-ruiz", False, (5, 5, 4, 4, 6), 3,
      "Tres de mis cuatro primeras juntas con ustedes fueron por una razón social"),
    E("2026-05-11", "ana-ruiz", "ana-ruiz", True, (8, 7, 7, 7, 8), None,
      "Está molesta por las facturas, pero con el material no hay queja")]
OBJECTED["constructora-alameda"] = [N(
    "2026-03-24", "ana-ruiz", "risk", "conceded",
    ("carmen-urquiza", "2026-03-26", "terms", "granted", 18000)),
                                    N("2026-05-21", "ana-ruiz", "competitor", "lost")]

# ---- Desarrollos Peña Blanca: said price
PROMISES["desarrollos-pena-blanca"] = [
    P("2023-11-20", "2023-12-08", "hector-ibanez", O, "speed", "Entrega programada por manzana",
      kept="2023-12-07"),
    P("2024-01-10", "2024-07-31", "hector-ibanez", V, "price", "Precio de block fijo hasta julio",
      kept="2024-07-31", verdict="accepted"),
    P("2024-03-05", "2024-03-19", "ivan-cordero", T, "solution",
      "Ficha técnica y memoria del sistema de losa", kept="2024-03-15", dept=T),
    P("2024-06-18", "2024-06-20", "hector-ibanez", O, "speed",
      "Entrega en obra en 48 horas de 4,800 piezas de block de 12", kept="2024-06-20",
      claim="obra-en-48-horas"),
    P("2024-10-08", "2024-10-31", "hector-ibanez", O, "personalisation",
      "Block puesto por nivel, contado y flejado", kept="2024-11-06",
      id="pena-blanca-block-por-nivel"),
    P("2025-01-21", "2025-02-14", "hector-ibanez", A, "communication",
      "Factura semanal consolidada, los viernes", kept="2025-03-11", id="pena-blanca-consolidada"),
    P("2025-04-07", "2025-05-12", "hector-ibanez", O, "speed",
      "Segundo camión los lunes para la manzana 7", broken="2025-05-12", weight=4,
      id="pena-blanca-segundo-camion", notes="Operaciones se enteró el 9 de mayo, por el cliente."),
    P("2025-06-16", "2025-06-30", "sandra-villagran", A, "communication",
      "Consolidar otra vez la factura semanal", kept="2025-07-24", dept=F),
    P("2025-07-28", "2025-08-14", "hector-ibanez", O, "speed",
      "Block y concreto antes de las ocho para el colado del 14", broken="2025-08-14", weight=5,
      verdict="disputed", claim="obra-en-48-horas", id="pena-blanca-colado"),
    P("2025-09-02", "2025-09-15", "dulce-marin", O, "communication",
      "Aviso de ruta el día anterior", kept="2025-10-01", dept=S),
    P("2025-10-06", "2025-10-27", "hector-ibanez", O, "speed", "Segundo camión los lunes, ahora sí",
      broken="2025-10-27", weight=5, id="pena-blanca-segundo-camion-2",
      notes="Nueve días antes de que se prohibiera prometer sin calendario."),
    P("2025-11-10", "2025-12-15", "carmen-urquiza", X, "closeness",
      "Visita de Dirección a la manzana 7", broken="2025-12-15", dept=X, weight=4,
      id="pena-blanca-visita"),
    P("2026-01-12", "2026-01-30", "hector-ibanez", F, "price",
      "Bonificación por las demoras de octubre", kept="2026-02-18", delivered=60,
      verdict="disputed"),
    P("2026-02-16", "2026-02-27", "gabriel-arteaga", V, "price",
      "Igualar el 4 % de la competencia en block", kept="2026-02-25")]
INCIDENTS["desarrollos-pena-blanca"] = [
    I("2024-11-04T09:00", "late-delivery", O,
      "El block por nivel llegó seis días tarde a la manzana 4", "minor", channel="delivery",
      promise="pena-blanca-block-por-nivel", answered="2024-11-04T12:20", resolved="2024-11-06",
      resolved_by="jacinto-robles"),
    I("2025-02-19T13:10", "wrong-invoice", A, "Once facturas sueltas en lugar de la consolidada",
      "minor", felt_in=V, channel="invoice", promise="pena-blanca-consolidada",
      answered="2025-02-21T10:00", resolved="2025-03-11", resolved_by="teresa-galvan",
      id="pena-blanca-facturas-sueltas"),
    I("2025-05-12T08:00", "broken-promise", O,
      "No hubo segundo camión: la unidad nunca se dio de alta", channel="call",
      promise="pena-blanca-segundo-camion", answered="2025-05-13T09:00", resolved="2025-05-19",
      resolved_by="hector-ibanez", id="pena-blanca-sin-camion"),
    I("2025-06-10T11:30", "wrong-invoice", A,
      "Volvieron las facturas sueltas: catorce en una semana", felt_in=V, channel="invoice",
      repeats="pena-blanca-facturas-sueltas", answered="2025-06-16T09:40", resolved="2025-07-24",
      resolved_by="rosa-elena-pino", escalated=["rosa-elena-pino"], waited="9d"),
    I("2025-07-21T10:15", "late-delivery", O,
      "Cuadrilla de la manzana 7 parada cuatro horas por falta de mortero", felt_in=S,
      channel="call", answered="2025-07-21T11:00", resolved="2025-07-23",
      resolved_by="maribel-cuellar", cost=6800, id="pena-blanca-mortero"),
    I("2025-08-14T08:05", "late-delivery", O,
      "El camión prometido antes de las ocho llegó a las once; se perdió el colado", "serious",
      felt_in=V, channel="visit", promise="pena-blanca-colado", repeats="pena-blanca-mortero",
      answered="2025-08-14T09:30", resolved="2025-08-19", resolved_by="ernesto-valdivia",
      cost=58400,
      notes="Rangel, por teléfono:\n\n> El block lo tengo, el concreto lo tiré. ¿Eso cómo me lo "
            "facturan?"),
    I("2025-09-09T07:40", "cambio-de-ruta", O,
      "Cambió la ruta de martes a jueves; la grúa rentada se quedó esperando", felt_in=S,
      channel="delivery", answered="2025-09-10T10:00", resolved="2025-10-01",
      resolved_by="nicolas-ordaz", cost=9200),
    I("2025-10-07T09:20", "late-delivery", O, "Dos días sin block en la manzana 4", "serious",
      felt_in=V, channel="call", repeats="pena-blanca-mortero", answered="2025-10-07T12:00",
      resolved="2025-10-14", resolved_by="maribel-cuellar", escalated=["ernesto-valdivia"],
      waited="3d", cost=21000),
    I("2025-10-27T08:10", "broken-promise", {O: 60, V: 40},
      "Segundo camión: prometido otra vez, otra vez no", "serious", felt_in=V, channel="call",
      promise="pena-blanca-segundo-camion-2", repeats="pena-blanca-sin-camion",
      answered="2025-10-30T13:00", resolved="2025-11-19", resolved_by="gabriel-arteaga",
      escalated=["gabriel-arteaga", X], waited="12d"),
    I("2025-11-18T15:30", "wrong-invoice", A,
      "Factura por 3,200 piezas de block que regresaron al patio", felt_in=V, channel="invoice",
      repeats="pena-blanca-facturas-sueltas", answered="2025-11-24T10:20", resolved="2025-12-19",
      resolved_by="rosa-elena-pino", escalated=["leticia-camacho"], waited="10d"),
    I("2025-12-15T12:00", "broken-promise", X, "Dirección no llegó a la visita y nadie avisó",
      felt_in=V, channel="visit", mode="omission", promise="pena-blanca-visita"),
    I("2026-01-20T09:00", "late-delivery", O, "Entrega incompleta de varilla: 6 de 11 toneladas",
      felt_in=S, channel="delivery", answered="2026-01-20T10:45", resolved="2026-01-27",
      resolved_by="jacinto-robles")]
TOUCHES["desarrollos-pena-blanca"] = [
    C("2026-01-27T17:30", "call", V, "hector-ibanez", DOWN,
      "Rangel preguntó si la bonificación era en dinero o en disculpas", "justify"),
    C("2026-02-16T10:00", "visit", V, "hector-ibanez", DOWN,
      "Por primera vez habló de precio: otro le da 4 % menos", "defend"),
    C("2026-02-25T12:00", "call", V, "gabriel-arteaga", UP,
      "Se le igualó el 4 %; dio las gracias y no pasó pedido", "defend"),
    C("2026-03-02T09:00", "call", V, "hector-ibanez", DOWN,
      "Avisó que cierra la cuenta: otro proveedor le da 4 % menos", "defend")]
ASSESSED["desarrollos-pena-blanca"] = [
    E("2024-05-21", "client", "hector-ibanez", True, (9, 8, 8, 8, 8), 9,
      "Nos hablan por nombre de manzana"),
    E("2024-09-10", "hector-ibanez", "hector-ibanez", True, (9, 9, 9, 9, 9)),
    E("2025-06-25", "client", "hector-ibanez", False, (7, 6, 5, 5, 7), 5,
      "Me gustaría que el que vende hablara con el que maneja"),
    E("2025-12-01", "client", "hector-ibanez", False, (4, 3, 3, 4, 5), 2,
      "Ya no programo con su palabra"),
    E("2025-12-16", "hector-ibanez", "hector-ibanez", True, (8, 7, 8, 8, 8), None,
      "Relación sólida; los retrasos ya quedaron atrás")]
OBJECTED["desarrollos-pena-blanca"] = [
    N("2026-02-16", "hector-ibanez", "price", "conceded",
      ("gabriel-arteaga", "2026-02-25", "discount", "granted", 15500)),
    N("2026-03-02", "hector-ibanez", "price", "lost")]

# ---- Obras Garambullo: nearly lost in 2025, kept
PROMISES["obras-garambullo"] = [
    P("2025-03-10", "2025-03-13", "oscar-lemus", O, "speed",
      "En 48 horas, 22 t de varilla de 5/8 para las zapatas de Nave Aeropuerto", kept="2025-03-18",
      claim="obra-en-48-horas", id="garambullo-zapatas"),
    P("2025-04-02", "2025-04-11", "oscar-lemus", O, "communication",
      "Programa semanal de entregas para las tres obras, en una hoja", broken="2025-04-16"),
    P("2025-05-12", "2025-05-15", "oscar-lemus", O, "speed",
      "Castillos armados en Balvanera antes del jueves a las 7:30", kept="2025-05-20", weight=4,
      id="garambullo-castillos"),
    P("2025-06-03", "2025-06-20", "leticia-camacho", F, "communication",
      "Conciliar las remisiones de Nave 7 contra nueve facturas", kept="2025-07-11", dept=F),
    P("2025-06-23", "2025-06-25", "oscar-lemus", O, "speed",
      "Triplay cimbra y polines en Nave Aeropuerto, en 48 horas", broken="2025-06-27", weight=4,
      claim="obra-en-48-horas", id="garambullo-cimbra"),
    P("2025-07-14", "2025-07-31", "gabriel-arteaga", O, "personalisation",
      "Chofer fijo para las tres obras", broken="2025-08-04"),
    P("2025-08-11", "2025-08-14", "oscar-lemus", O, "speed",
      "98 m³ de concreto f'c 300 bombeable en Nave Aeropuerto, jueves 7:00", broken="2025-08-14",
      weight=5, verdict="disputed", id="garambullo-concreto"),
    P("2025-09-08", "2025-09-11", "oscar-lemus", O, "speed",
      "Malla y silletas para el piso de Balvanera el jueves", kept="2025-09-17",
      id="garambullo-malla"),
    P("2025-11-10", "2025-11-14", "carmen-urquiza", X, "closeness",
      "Visita de Dirección a las tres obras, el mismo día", kept="2025-11-12", dept=X, weight=4,
      verdict="accepted"),
    P("2025-11-12", "2025-11-24", "maribel-cuellar", O, "solution",
      "Un solo programa de entregas, revisado con él los lunes a las 8", kept="2025-11-24", dept=O,
      weight=5, id="garambullo-programa"),
    P("2025-11-24", "2025-11-27", "maribel-cuellar", O, "speed",
      "Varilla de 1/2 en Nave 7 con folio de calendario", kept="2025-11-26", dept=O),
    P("2025-12-04", "2025-12-19", "leticia-camacho", F, "communication",
      "Nota de crédito por los fletes de agosto y septiembre", kept="2025-12-17", dept=F, weight=4,
      verdict="accepted"),
    P("2026-01-12", "2026-01-16", "maribel-cuellar", O, "speed",
      "Dos viajes diarios a Balvanera durante el firme", kept="2026-01-16", dept=O, delivered=110),
    P("2026-02-02", "2026-03-31", "oscar-lemus", V, "price",
      "Precio de la varilla firme todo el trimestre", kept="2026-03-31"),
    P("2026-02-17", "2026-02-20", "oscar-lemus", O, "speed",
      "Regresar con el acero de Nave Aeropuerto: 18 t, con calendario apartado", kept="2026-02-20",
      weight=5, verdict="accepted"),
    P("2026-03-17", "2026-04-10", "daniel-montano", T, "quality",
      "Muestreo de concreto con su laboratorio en cada colado", kept="2026-04-10", dept=T),
    P("2026-04-20", "2026-04-24", "maribel-cuellar", O, "speed",
      "Plataforma con grúa el viernes en Nave 7", moved=[("2026-04-22", "2026-04-27", True)],
      kept="2026-04-27", dept=O,
      notes="Se le avisó dos días antes, con la razón: la grúa entró a taller. Contestó «así sí»."),
    P("2026-05-18", "2026-05-29", "oscar-lemus", T, "solution",
      "Despiece completo de la nave 9 para su presupuesto", kept="2026-05-27"),
    P("2026-06-15", "2026-07-06", "maribel-cuellar", O, "solution",
      "Patio provisional de varilla dentro de la nave 9", dept=O, weight=4)]
INCIDENTS["obras-garambullo"] = [
    I("2025-03-17T07:20", "late-delivery", O,
      "La varilla de las zapatas de Nave Aeropuerto no llegó en toda la semana", felt_in=V,
      channel="call", promise="garambullo-zapatas", answered="2025-03-17T15:00",
      resolved="2025-03-18", resolved_by="nicolas-ordaz", id="garambullo-i1"),
    I("2025-04-25T10:00", "wrong-invoice", F, "Nueve facturas de Nave 7 con precios de febrero",
      felt_in=V, channel="invoice", answered="2025-04-28T12:00", resolved="2025-07-11",
      resolved_by="leticia-camacho", escalated=["leticia-camacho", X], waited="16d", cost=11300),
    I("2025-05-19T08:40", "late-delivery", {O: 75, V: 25},
      "Castillos en la obra equivocada: los bajaron en Nave 7 y hacían falta en Balvanera",
      channel="delivery", promise="garambullo-castillos", repeats="garambullo-i1",
      answered="2025-05-19T10:30", resolved="2025-05-20", resolved_by="jacinto-robles", cost=7400),
    I("2025-06-12T16:00", "unanswered", S,
      "Preguntó tres veces por la conciliación; el buzón era el de Lourdes", mode="omission",
      channel="email", resolved="2025-07-11", answered="2025-07-07T09:00",
      resolved_by="dulce-marin"),
    I("2025-06-27T07:10", "broken-promise", O,
      "No llegó la cimbra; el residente rentó otra a 38 mil pesos", "serious", felt_in=V,
      channel="visit", promise="garambullo-cimbra", answered="2025-06-28T10:00",
      resolved="2025-07-15", resolved_by="gabriel-arteaga", escalated=["gabriel-arteaga"],
      waited="9d", cost=38000),
    I("2025-08-14T07:05", "late-delivery", {O: 60, V: 40},
      "Colado de Nave Aeropuerto cancelado con la bomba puesta: la concretera nunca tuvo el pedido",
      "critical", felt_in=V, channel="visit", promise="garambullo-concreto",
      repeats="garambullo-i1", answered="2025-08-14T09:15", resolved="2025-09-04",
      resolved_by="carmen-urquiza", escalated=["ernesto-valdivia", "carmen-urquiza"], waited="12d",
      cost=96500,
      notes="Cisneros mandó a su gente a desayunar y nos marcó desde la bomba:\n\n> Mándame a "
            "alguien que sepa decirme que no."),
    I("2025-08-28T12:20", "wrong-invoice", A,
      "Le cobraron los fletes de los viajes que no llegaron", "serious", felt_in=F,
      channel="invoice", answered="2025-09-02T10:00", resolved="2025-12-17",
      resolved_by="leticia-camacho", escalated=["leticia-camacho"], waited="21d", cost=27900),
    I("2025-09-16T18:00", "late-delivery", O,
      "La malla de Balvanera salió a tiempo sin las silletas", channel="delivery",
      promise="garambullo-malla", repeats="garambullo-i1", answered="2025-09-17T08:00",
      resolved="2025-09-18", resolved_by="nicolas-ordaz"),
    I("2025-10-02T09:30", "uncommunicated-change", X,
      "Supo por su chofer que Óscar dejaba la cuenta; luego que siempre no", "minor", felt_in=V,
      channel="call", answered="2025-10-02T13:00", resolved="2025-10-06",
      resolved_by="gabriel-arteaga"),
    I("2026-01-20T11:00", "remision-sin-firma", O, "Remisión de Balvanera sin hora de llegada",
      "minor", channel="delivery", answered="2026-01-20T11:25", resolved="2026-01-21",
      resolved_by="maribel-cuellar"),
    I("2026-04-07T08:30", "defect", O, "Doce polines verdes en Nave 7; se cambiaron el mismo día",
      "minor", channel="delivery", answered="2026-04-07T08:50", resolved="2026-04-08",
      resolved_by="jacinto-robles")]
TOUCHES["obras-garambullo"] = [
    C("2025-06-30T10:00", "visit", V, "oscar-lemus", DOWN,
      "Cisneros enseñó la factura de la cimbra rentada", "justify"),
    C("2025-07-15T12:00", "meeting", V, "gabriel-arteaga", UP,
      "Gabriel llevó chofer y teléfono; aceptó una última prueba", "defend"),
    C("2025-08-14T07:30", "call", V, "oscar-lemus", DOWN,
      "Óscar llegó a la bomba antes que el concreto", "justify"),
    C("2025-08-29T17:00", "meeting", V, "oscar-lemus", DOWN,
      "Sacó Nave Aeropuerto de nuestro programa", "defend"),
    C("2025-09-17T09:00", "call", O, "nicolas-ordaz", DOWN, "Explicación larga por las silletas",
      "justify", "service"),
    C("2025-10-08T11:00", "visit", V, "oscar-lemus", DOWN,
      "Pidió carta de no adeudo: se estaba despidiendo", "defend"),
    C("2025-11-12T08:00", "visit", X, "carmen-urquiza", UP,
      "Carmen recorrió las tres obras con casco prestado y apuntó once pendientes", "defend"),
    C("2025-11-24T08:00", "meeting", O, "maribel-cuellar", UP,
      "Primer lunes de programa; Maribel abrió el calendario frente a él", "serve", "service"),
    C("2025-12-08T08:00", "meeting", O, "maribel-cuellar", UP, "Tercer lunes: cero entregas tarde",
      "serve", "service"),
    C("2025-12-17T13:00", "visit", F, "leticia-camacho", UP,
      "Leticia llevó la nota de crédito en mano y explicó qué la había detenido", "serve"),
    C("2026-01-19T08:00", "meeting", O, "maribel-cuellar", UP,
      "Se adelantó un viaje porque su trompo venía antes", "serve", "service"),
    C("2026-02-17T10:00", "visit", V, "oscar-lemus", UP,
      "Regresa el acero de Nave Aeropuerto; abrió su presupuesto", "open"),
    C("2026-03-04T13:00", "call", V, "oscar-lemus", UP,
      "Dio nuestro teléfono a Promotora Valle de Señora: “pregunta por Maribel”", "open"),
    C("2026-03-09T08:00", "meeting", O, "maribel-cuellar", UP,
      "Quince lunes seguidos; ya pregunta él por nuestras rutas", "serve", "service"),
    C("2026-03-26T12:00", "visit", T, "daniel-montano", UP,
      "Muestreo con su laboratorio, sin discusión", "serve", "advice"),
    C("2026-04-22T09:00", "call", O, "maribel-cuellar", UP,
      "Se le avisó con dos días que la grúa entraba a taller", "serve", "service"),
    C("2026-05-12T10:00", "meeting", V, "oscar-lemus", UP,
      "Contó quién decide la nave 9 y con qué criterio", "open"),
    C("2026-06-01T08:00", "meeting", V, "gabriel-arteaga", UP, "Firmó la nave 9 completa", "open"),
    C("2026-06-15T08:00", "meeting", O, "maribel-cuellar", UP,
      "Arranque de la nave 9 con patio provisional", "serve", "service")]
ASSESSED["obras-garambullo"] = [
    E("2025-07-02", "client", "oscar-lemus", False, (5, 3, 4, 4, 6), 3,
      "Prometen como si tuvieran el doble de camiones"),
    E("2025-07-18", "oscar-lemus", "oscar-lemus", False, (7, 5, 6, 6, 7)),
    E("2025-10-09", "client", "oscar-lemus", False, (3, 2, 2, 3, 5), 1,
      "Pedí mi carta de no adeudo"),
    E("2026-02-24", "client", "oscar-lemus", False, (7, 8, 7, 8, 8), 8,
      "Maribel no me dice que sí: me enseña"),
    E("2026-03-05", "oscar-lemus", "oscar-lemus", True, (7, 8, 7, 8, 8)),
    E("2026-06-09", "client", "oscar-lemus", True, (8, 9, 8, 9, 9), 9,
      "Estuve a una firma de irme. Hoy les di la nave completa")]
OBJECTED["obras-garambullo"] = [N("2025-07-15", "oscar-lemus", "timing", "conceded",
                                  ("gabriel-arteaga", "2025-07-17", "delivery", "granted", 16000)),
                                N("2025-08-29", "oscar-lemus", "risk", "lost"),
                                N("2025-11-12", "oscar-lemus", "risk", "conceded",
                                  ("carmen-urquiza", "2025-11-12", "free-service", "granted",
                                   24000)), N("2026-05-12", "oscar-lemus", "price", "handled")]

# ---- Prefabricados Lerma: nobody answered
PROMISES["prefabricados-lerma"] = [
    P("2025-05-26", "2025-06-06", "dulce-marin", S, "closeness",
      "Presentar a quien se queda en lugar de Lourdes", broken="2025-06-16", dept=S, weight=4,
      id="lerma-relevo"),
    P("2025-06-18", "2025-06-20", "monica-salas", O, "speed",
      "56 t de cemento a granel antes del viernes", kept="2025-06-20"),
    P("2025-07-07", "2025-07-14", "brenda-sosa", S, "communication",
      "Responder el reclamo de la gravilla con dictamen", kept="2025-08-06", dept=S, delivered=60),
    P("2025-08-18", "2025-09-01", "monica-salas", S, "closeness",
      "Un celular directo para compras y para planta", broken="2025-09-05", weight=4,
      id="lerma-celular"),
    P("2025-09-22", "2025-10-03", "sandra-villagran", F, "communication",
      "Complementos de pago de julio y agosto", kept="2025-10-22", dept=F),
    P("2025-10-13", "2025-10-24", "gabriel-arteaga", V, "closeness",
      "Visita a la planta para revisar pendientes", kept="2025-10-31")]
INCIDENTS["prefabricados-lerma"] = [
    I("2025-06-03T09:10", "unanswered", S,
      "Tres llamadas a la extensión de Lourdes; nadie la había desviado", mode="omission",
      channel="call", answered="2025-06-12T10:00", resolved="2025-06-17", resolved_by="dulce-marin",
      id="lerma-i1"),
    I("2025-06-17T12:00", "broken-promise", S, "Nadie se presentó como relevo de Lourdes",
      channel="email", promise="lerma-relevo", mode="omission", answered="2025-06-23T09:30",
      resolved="2025-07-04", resolved_by="dulce-marin"),
    I("2025-07-03T08:00", "slow-response", S,
      "Gravilla con finos: el reclamo se turnó entre patio, soporte y servicio", "serious",
      felt_in=O, channel="email", answered="2025-07-07T16:00", resolved="2025-08-06",
      resolved_by="brenda-sosa", escalated=["dulce-marin"], waited="8d", cost=14500,
      id="lerma-gravilla"),
    I("2025-07-29T10:20", "unanswered", V,
      "Cotización de alambre de presfuerzo para octubre: nunca salió", mode="omission",
      channel="email", repeats="lerma-i1"),
    I("2025-08-21T15:45", "slow-response", F, "Doce días para decirle cuánto debía",
      channel="email", answered="2025-08-27T11:00", resolved="2025-09-02",
      resolved_by="julian-tapia", repeats="lerma-gravilla"),
    I("2025-09-05T09:00", "unanswered", S, "El celular directo sonó apagado toda la semana",
      "serious", mode="omission", channel="call", promise="lerma-celular", repeats="lerma-i1",
      answered="2025-09-15T12:00", resolved="2025-09-19", resolved_by="brenda-sosa",
      escalated=["dulce-marin"], waited="4d"),
    I("2025-09-23T13:30", "wrong-invoice", F,
      "Sin complementos de pago de dos meses: no pudo acreditar el IVA", felt_in=S, channel="email",
      answered="2025-09-26T10:00", resolved="2025-10-22", resolved_by="sandra-villagran",
      escalated=["leticia-camacho"], waited="10d"),
    I("2025-10-08T07:50", "unanswered", S,
      "La línea paró cuarenta minutos esperando la pipa; planta llamó seis veces", "serious",
      felt_in=O, mode="omission", channel="call", repeats="lerma-i1", cost=31000),
    I("2025-10-28T11:15", "unanswered", X,
      "Carta a Dirección pidiendo una sola respuesta por escrito", mode="omission", channel="email",
      repeats="lerma-i1")]
TOUCHES["prefabricados-lerma"] = [
    C("2025-09-05T10:00", "call", V, "monica-salas", DOWN,
      "Mónica se enteró del celular apagado por el cliente", "justify"),
    C("2025-10-08T16:00", "call", O, "maribel-cuellar", DOWN,
      "Tovar dijo que la pipa llegó; la respuesta, no", "justify", "service"),
    C("2025-10-31T11:00", "visit", V, "gabriel-arteaga", DOWN,
      "La visita prometida llegó una semana tarde, con la decisión tomada", "defend"),
    C("2025-11-18T09:00", "email", V, "monica-salas", DOWN,
      "Aviso por correo: rescinden el contrato marco el 21", "defend")]
ASSESSED["prefabricados-lerma"] = [E(
    "2025-02-18", "client", "monica-salas", True, (9, 8, 8, 9, 8), 9,
    "Lourdes sabe lo que vamos a pedir antes que nosotros"),
                                   E("2025-03-03", "monica-salas", "monica-salas", True,
                                     (8, 8, 8, 9, 8)),
                                   E("2025-10-14", "client", "monica-salas", False, (4, 5, 4, 1, 6),
                                     2,
                                     "Compramos cemento, pero también compramos que alguien "
                                     "conteste")]
OBJECTED["prefabricados-lerma"] = [N("2025-10-31", "monica-salas", "risk", "lost")]

# ---- Ferretería Loma Dorada: eight invoices in nine months
PROMISES["ferreteria-loma-dorada"] = [
    P("2025-03-24", "2025-03-31", "paola-nunez", V, "price",
      "Lista de precios de abril antes del día primero", kept="2025-04-04", id="loma-lista-abril"),
    P("2025-04-14", "2025-04-22", "sandra-villagran", F, "communication",
      "Nota de crédito por el cemento cobrado a precio de público", kept="2025-05-19", dept=F,
      id="loma-nota-cemento"),
    P("2025-05-26", "2025-05-28", "paola-nunez", O, "speed",
      "Resurtido de mortero y pegazulejo en dos días", kept="2025-05-28"),
    P("2025-06-16", "2025-06-30", "paola-nunez", F, "price",
      "Su lista de mayoreo fija en el sistema nuevo", broken="2025-07-08", weight=5,
      id="loma-lista-fija"),
    P("2025-08-04", "2025-08-15", "leticia-camacho", F, "communication",
      "Revisar una por una las facturas desde marzo", kept="2025-09-12", dept=F, delivered=70,
      verdict="disputed"),
    P("2025-09-22", "2025-09-24", "paola-nunez", O, "speed",
      "20 toneladas de cemento en la sucursal Centro, en 48 horas", kept="2025-09-24",
      claim="obra-en-48-horas"),
    P("2025-10-20", "2025-10-31", "paola-nunez", A, "communication",
      "Avisar de cada alza con quince días", broken="2025-11-04", weight=4, id="loma-aviso-alzas"),
    P("2025-11-24", "2025-12-05", "gabriel-arteaga", V, "price",
      "Igualar el precio de varilla de la competencia", kept="2025-12-03")]
INCIDENTS["ferreteria-loma-dorada"] = [
    I("2025-03-12T11:00", "wrong-invoice", F,
      "Primera factura del sistema nuevo: cemento a precio de público", felt_in=V,
      channel="invoice", answered="2025-03-14T10:00", resolved="2025-05-19",
      resolved_by="sandra-villagran", id="loma-i1", escalated=["leticia-camacho"], waited="15d"),
    I("2025-04-03T09:30", "uncommunicated-change", F,
      "La lista de abril llegó el 4; ya había vendido tres días con la de marzo", "minor",
      felt_in=V, channel="email", promise="loma-lista-abril", answered="2025-04-03T13:00",
      resolved="2025-04-04", resolved_by="paola-nunez"),
    I("2025-05-06T10:40", "wrong-invoice", F,
      "Lámina R-101 cobrada por metro en lugar de por pieza", felt_in=S, channel="invoice",
      repeats="loma-i1", answered="2025-05-09T12:00", resolved="2025-05-30",
      resolved_by="sandra-villagran"),
    I("2025-06-11T12:15", "wrong-invoice", A,
      "Factura a su RFC de persona física; ella compra como sociedad", felt_in=S, channel="invoice",
      repeats="loma-i1", answered="2025-06-13T09:00", resolved="2025-07-02",
      resolved_by="teresa-galvan"),
    I("2025-07-08T10:00", "wrong-invoice", F,
      "Otra vez precio de público: la lista de mayoreo se borra cada mes", "serious", felt_in=V,
      channel="invoice", promise="loma-lista-fija", repeats="loma-i1", answered="2025-07-11T16:00",
      resolved="2025-08-01", resolved_by="leticia-camacho",
      escalated=["leticia-camacho", "gabriel-arteaga"], waited="11d", cost=8600),
    I("2025-08-19T13:20", "wrong-invoice", F, "Impermeabilizante facturado dos veces, mismo pedido",
      felt_in=V, channel="invoice", repeats="loma-i1", answered="2025-08-22T10:30",
      resolved="2025-09-12", resolved_by="sandra-villagran"),
    I("2025-09-18T09:50", "bureaucracy", F,
      "Le detuvieron un pedido por el saldo de una factura en aclaración", "serious", felt_in=V,
      channel="call", answered="2025-09-19T09:00", resolved="2025-09-24",
      resolved_by="julian-tapia", escalated=["leticia-camacho"], waited="4d"),
    I("2025-10-14T11:10", "wrong-invoice", F, "El pronto pago de septiembre, 3 %, no se aplicó",
      felt_in=V, channel="invoice", repeats="loma-i1", answered="2025-10-17T12:00",
      resolved="2025-11-21", resolved_by="sandra-villagran"),
    I("2025-11-04T08:40", "uncommunicated-change", F,
      "La varilla subió 5 % y se enteró al facturar", "serious", felt_in=V, channel="invoice",
      promise="loma-aviso-alzas", answered="2025-11-06T10:00", resolved="2025-11-24",
      resolved_by="gabriel-arteaga", escalated=["gabriel-arteaga"], waited="7d"),
    I("2025-11-20T10:25", "wrong-invoice", F, "Octava factura: flete que estaba incluido",
      felt_in=V, channel="invoice", repeats="loma-i1")]
TOUCHES["ferreteria-loma-dorada"] = [
    C("2025-07-11T16:00", "visit", V, "paola-nunez", DOWN,
      "Doña Elvira sacó una carpeta con las facturas ordenadas por fecha", "justify"),
    C("2025-08-05T11:00", "call", F, "leticia-camacho", UP,
      "Leticia llamó y aceptó revisar todo desde marzo", "defend"),
    C("2025-09-18T12:00", "call", V, "paola-nunez", DOWN,
      "“Les debo lo que ustedes no saben si les debo”", "justify"),
    C("2025-11-06T10:00", "visit", V, "paola-nunez", DOWN,
      "Enseñó la lista de la competencia: una hoja, con fecha", "defend"),
    C("2025-12-03T13:00", "call", V, "gabriel-arteaga", UP,
      "Se le igualó la varilla; preguntó por cuánto tiempo", "defend"),
    C("2025-12-10T10:00", "call", V, "paola-nunez", DOWN,
      "Avisó que el viernes recibe del otro proveedor", "defend")]
ASSESSED["ferreteria-loma-dorada"] = [
    E("2023-11-15", "client", "paola-nunez", True, (9, 8, 9, 8, 9), 9),
    E("2025-01-21", "client", "paola-nunez", True, (9, 9, 8, 8, 9), 10, "Seis años y ni un coraje"),
    E("2025-09-30", "client", "paola-nunez", False, (5, 7, 4, 4, 6), 4,
      "Tengo que revisar cada papel que me mandan"),
    E("2025-10-07", "paola-nunez", "paola-nunez", True, (8, 8, 7, 7, 8))]
OBJECTED["ferreteria-loma-dorada"] = [
    N("2025-11-06", "paola-nunez", "price", "conceded",
      ("gabriel-arteaga", "2025-12-03", "discount", "granted", 7500)),
    N("2025-12-10", "paola-nunez", "price", "lost")]

# ---- a few told moments of clients otherwise drawn
TOUCHES["ingenieria-cuevano"] = [
    C("2023-07-20T10:00", "call", V, "ana-ruiz", UP,
      "Nos presentó con Estructuras La Cañada: “díganles que no cuando no puedan”", "open"),
    C("2024-02-19T09:00", "visit", V, "ana-ruiz", UP,
      "Llevó a la gente de Arperos a conocer el patio", "open"),
    C("2025-02-26T12:00", "meeting", V, "ana-ruiz", UP,
      "Comida con Ingenieros Asociados del Bajío; ella habló por nosotros", "open"),
    C("2025-08-21T07:10", "call", O, "nicolas-ordaz", UP,
      "Nicolás avisó a las 5:40 que no llegaba; movió su colado sin perder el día", "serve",
      "service"),
    C("2026-01-15T16:00", "visit", T, "ivan-cordero", UP,
      "Pidió que Iván fuera a ver la planta de Concretos y Losas de Apaseo", "open", "advice"),
    C("2026-01-22T11:00", "call", V, "ana-ruiz", UP,
      "Recomendó con Constructora Río Laja antes de que la obra saliera a concurso", "open")]
ASSESSED["ingenieria-cuevano"] = [E("2026-03-11", "client", "ana-ruiz", True, (10, 9, 9, 9, 9), 10,
                                    "Los recomiendo porque me han quedado mal avisando"),
                                  E("2026-03-20", "ana-ruiz", "ana-ruiz", True, (9, 9, 9, 9, 9))]
PROMISES["ingenieria-cuevano"] = [
    P("2025-07-14", "2025-07-31", "ana-ruiz", O, "personalisation",
      "Acero habilitado y etiquetado por eje para Torre Irrigación", kept="2025-07-30",
      delivered=120, verdict="accepted", weight=4,
      evidence="https://example.com/expedientes/ingenieria-cuevano/acero-torre-irrigacion"),
    P("2025-08-20", "2025-08-21", "nicolas-ordaz", O, "speed",
      "Tráiler de varilla a las 6:30 en el libramiento", moved=[("2025-08-21", "2025-08-22", True)],
      kept="2025-08-22", dept=O,
      notes="La unidad se quedó en Apaseo. Nicolás llamó a las 5:40, antes de que saliera la "
            "cuadrilla.")]
TOUCHES["materiales-bajio-sur"] = [
    C("2024-06-17T10:00", "visit", V, "hector-ibanez", DOWN,
      "Don Fidel: “no me sirve barato el viernes lo que vendo el lunes”", "defend"),
    C("2025-02-03T09:00", "visit", V, "hector-ibanez", UP,
      "Regresa a prueba: dos resurtidos por semana, martes y viernes", "open"),
    C("2025-02-25T12:00", "call", O, "jacinto-robles", UP, "Sexto resurtido seguido en su día",
      "serve", "service")]
PROMISES["materiales-bajio-sur"] = [
    P("2024-05-13", "2024-05-17", "hector-ibanez", O, "speed",
      "Resurtido de cemento en 48 horas para el fin de semana", broken="2024-05-20", weight=5,
      claim="obra-en-48-horas", id="bajio-sur-cemento"),
    P("2025-02-03", "2025-05-02", "jacinto-robles", O, "speed",
      "Resurtido martes y viernes antes de las diez, tres meses seguidos", kept="2025-05-02",
      dept=O, weight=5, verdict="accepted")]
INCIDENTS["materiales-bajio-sur"] = [
    I("2023-09-05T10:30", "late-delivery", O,
      "El resurtido del lunes llegó el miércoles a la sucursal Centro", "minor", channel="delivery",
      answered="2023-09-05T12:00", resolved="2023-09-06", resolved_by="nicolas-ordaz",
      id="bajio-sur-i1"),
    I("2023-11-14T09:10", "late-delivery", O,
      "Fin de semana largo sin cal ni mortero en el libramiento", felt_in=V, channel="call",
      repeats="bajio-sur-i1", answered="2023-11-14T16:00", resolved="2023-11-16",
      resolved_by="jacinto-robles"),
    I("2024-01-16T11:45", "late-delivery", O,
      "Pedido de inicio de año incompleto: sin varilla de 3/8", felt_in=S, channel="delivery",
      repeats="bajio-sur-i1", answered="2024-01-16T17:20", resolved="2024-01-19",
      resolved_by="lourdes-arriaga"),
    I("2024-02-26T08:40", "late-delivery", {O: 70, V: 30},
      "La campaña de 48 horas llenó las rutas: su resurtido, tres días tarde", "serious", felt_in=V,
      channel="call", repeats="bajio-sur-i1", answered="2024-02-26T13:00", resolved="2024-03-01",
      resolved_by="ernesto-valdivia", escalated=["ernesto-valdivia"], waited="2d", cost=9400),
    I("2024-04-02T10:00", "broken-promise", V,
      "Vendimos cemento directo a un constructor que era suyo", "serious", channel="visit",
      answered="2024-04-03T09:00", resolved="2024-04-18", resolved_by="gabriel-arteaga",
      escalated=["gabriel-arteaga"], waited="6d"),
    I("2024-05-20T09:30", "late-delivery", O,
      "Sin cemento un fin de semana completo; mandó a sus clientes con la competencia", "serious",
      felt_in=V, channel="call", promise="bajio-sur-cemento", answered="2024-05-20T13:00",
      resolved="2024-05-22", resolved_by="nicolas-ordaz", cost=26000)]
PROMISES["fraccionadora-cata"] = [
    P("2024-02-12", "2024-02-16", "nicolas-ordaz", O, "speed",
      "5,600 piezas de block de 12 en Las Teresas, en dos viajes", kept="2024-02-16", dept=O),
    P("2024-04-08", "2024-04-26", "paola-nunez", V, "price",
      "Precio de tubo sanitario para cerrar la calle 6 de Marfil", kept="2024-04-24"),
    P("2024-07-15", "2024-07-18", "paola-nunez", O, "speed",
      "Mortero y malla para la caseta de Las Teresas", kept="2024-07-18"),
    P("2024-09-23", "2024-10-11", "brenda-sosa", S, "solution",
      "Recoger los sobrantes de Marfil y abonarlos", kept="2024-10-09", dept=S, verdict="accepted"),
    P("2024-10-07", "2024-10-18", "leticia-camacho", F, "communication",
      "Conciliar la cuenta y dejarla en ceros", kept="2024-10-14", dept=F, verdict="accepted")]
TOUCHES["fraccionadora-cata"] = [C("2024-09-05T12:00", "visit", V, "paola-nunez", UP,
                                   "Don Ignacio contó que se retira; quiso que lo supiéramos por "
                                   "él", "open"),
                                 C("2024-10-22T13:00", "meeting", V, "gabriel-arteaga", UP,
                                   "Comida de despedida; nos presentó con quien compró la reserva",
                                   "open")]
ASSESSED["fraccionadora-cata"] = [E("2024-09-12", "client", "paola-nunez", True, (10, 9, 9, 9, 9),
                                    10, "Me voy yo, no ustedes")]
PROMISES["desarrollos-sabinal"] = [
    P("2026-03-02", "2026-03-20", "paola-nunez", F, "communication",
      "Carta con el precio vigente de cada partida de La Joya", kept="2026-04-09",
      id="sabinal-carta"),
    P("2026-05-11", "2026-05-29", "gabriel-arteaga", A, "communication",
      "Avisar todo cambio a Saldaña y a Compras, por escrito", id="sabinal-avisos",
      broken="2026-06-04"),
    P("2026-06-08", "2026-06-22", "paola-nunez", F, "communication",
      "Conciliar precios facturados de abril y mayo")]
INCIDENTS["desarrollos-sabinal"] = [
    I("2026-01-27T10:15", "uncommunicated-change", V,
      "Dejamos de llevarle vigueta de 5 m y lo supo con la losa cimbrada", felt_in=O,
      channel="call", answered="2026-01-28T09:00", resolved="2026-02-04",
      resolved_by="maribel-cuellar", id="sabinal-vigueta"),
    I("2026-03-11T12:40", "uncommunicated-change", F,
      "El precio congelado del trimestre no incluía yeso ni mortero; nadie se lo dijo", "moderate",
      felt_in=V, channel="invoice", promise="sabinal-carta", answered="2026-03-13T10:00",
      resolved="2026-04-09", resolved_by="leticia-camacho", escalated=["leticia-camacho"],
      waited="9d", cost=18200, id="sabinal-yeso"),
    I("2026-04-21T08:30", "cambio-de-ruta", O,
      "Pasamos Privada del Moral a los jueves; su cuadrilla de acabados es de martes",
      channel="delivery", felt_in=S, answered="2026-04-21T16:00", resolved="2026-05-08",
      resolved_by="nicolas-ordaz"),
    I("2026-06-04T11:20", "uncommunicated-change", {A: 60, V: 40},
      "Nuevo pedido mínimo en La Joya: se enteró cuando rebotó la orden", "moderate", felt_in=V,
      channel="email", promise="sabinal-avisos", repeats="sabinal-yeso",
      answered="2026-06-05T13:00"),
    I("2026-06-16T09:50", "wrong-invoice", F,
      "Tres partidas de mayo al precio nuevo antes de avisarlo", "moderate", felt_in=V,
      channel="invoice", answered="2026-06-18T10:00", escalated=["leticia-camacho"], waited="5d")]
TOUCHES["desarrollos-sabinal"] = [C("2026-06-19T10:00", "call", V, "paola-nunez", DOWN,
                                    "Saldaña pidió por escrito qué precio tiene hoy y por qué",
                                    "justify")]
OBJECTED["desarrollos-sabinal"] = [
    N("2026-06-19", "paola-nunez", "price", "conceded",
      ("gabriel-arteaga", "2026-06-22", "discount", "pending", 14000))]
OBJECTED["ingenieria-cuevano"] = [
    N("2026-06-15", "ana-ruiz", "timing", "conceded",
      ("gabriel-arteaga", "2026-06-16", "delivery", "pending", 9500))]
