"""plot.py - who the clients are whose story the demonstration tells.

Drawn records stop where the told ones begin (drawn_until), so that nothing contradicts the
Markdown beside them.
"""
import told as records
from told import d


def lira(name, role, decides=True):
    return {"name": name, "role": role, "decides": decides}


def rev(*steps):
    return [dict({"from": d(a), "monthly": k * 1000}, **({"because": why} if why else {})) for a, k,
            why in steps]


def told(*what):
    return [{"on": d(on), "what": w} for on, w in what]


CAST = {
    "constructora-alameda": dict(
        works=["Torre Alameda", "Privada Los Encinos"], spoke=["Gloria Medrano", "Arturo Zepeda"],
        drawn_until="2024-07-15", touched_until="2025-10-15", stays_put=1, mult=0.6,
        contacts=[lira("Rebeca Lira", "Compras"),
                  lira("Arturo Zepeda", "Residente de Alameda Norte", False)], touch_rate=11,
        cadence="12d",
        revenue=rev(("2022-03-14", 300, None), ("2023-06-01", 340, "arranca Torre Alameda"),
                    ("2025-02-03", 430, "abre Alameda Norte"),
                    ("2026-04-06", 385, "compra el concreto premezclado a otro proveedor")),
        renews="2026-09-15",
        disclosed=told(("2022-05-11", "criteria"), ("2023-09-20", "process"),
                       ("2024-07-22", "problem")),
        needs=["Turno fijo de concreto los días de colado",
               "Facturas con su orden de compra y a la razón social vigente"],
        reasons_to_stay=["Iván resuelve en obra lo que otros resuelven por correo",
                         "La varilla llega cortada a medida"],
        tags=["orden-de-compra-obligatoria", "portal-de-proveedores", "cuenta-clave"], asked=0,
        objects=0.5),
    "desarrollos-pena-blanca": dict(
        works=["Manzana 4 de Peña Blanca", "Manzana 7 de Peña Blanca"], drawn_until="2023-11-06",
        stays_put=1, stays=[("2023-11-06", "2026-03-06")],
        contacts=[lira("Octavio Rangel", "Gerente de construcción"),
                  lira("Karina Puga", "Control de obra", False)],
        revenue=rev(("2023-11-06", 240, None), ("2024-09-02", 345, "arranca la manzana 4"),
                    ("2025-04-07", 388, "entra la manzana 7")), ended_because="price",
        _hand_objections=1, touched_until="2025-12-20", touch_rate=8,
        review={"on": d("2026-03-24"), "by": "carmen-urquiza",
                "learned": "Dijo precio dos veces, en los últimos 18 días, y el 4 % ya se lo "
                           "habíamos igualado. Antes hubo doce "
                    "fallas y nueve promesas tarde o rotas de catorce. Tres veces le prometimos un "
                    "camión que Operaciones nunca tuvo."},
        disclosed=told(("2023-11-20", "problem"), ("2024-03-05", "budget"),
                       ("2024-10-08", "criteria")),
        needs=["Entregas por manzana según su programa", "Factura semanal consolidada"],
        reasons_to_stay=[], tags=["contrato-marco"], objects=0),
    "ingenieria-cuevano": dict(
        works=["Puente de Villagrán", "Torre Irrigación", "Libramiento de Apaseo"], stays_put=1,
        contacts=[lira("Guadalupe Ontiveros", "Directora de obra"),
                  lira("Benito Gasca", "Residente", False)], touch_rate=15, warm=0.8, trouble=0.8,
        cadence="2w", renews="2027-01-29", objects=0.4, asked=1.4,
        revenue=rev(("2018-02-05", 310, None), ("2022-11-07", 420, "Torre Irrigación"),
                    ("2024-03-04", 520, "gana el libramiento de Apaseo"),
                    ("2025-08-04", 642, "nos pasó el acero, que surtía otro")),
        disclosed=told(("2023-02-13", "problem"), ("2023-05-22", "criteria"),
                       ("2023-05-22", "deciders"), ("2023-11-13", "process"),
                       ("2024-02-19", "budget"), ("2025-07-14", "budget")),
        needs=["Material en obra antes de las 7:30, cuando entra la cuadrilla",
               "Que le digan que no a tiempo"],
        reasons_to_stay=["Iván resuelve en obra lo que otros resuelven por correo",
                         "Nicolás le contesta el teléfono a las seis de la mañana",
                         "La báscula del patio: pesa lo que dice la remisión"],
        tags=["cuenta-clave", "paga-puntual"]),
    "obras-garambullo": dict(
        works=["Nave 7 de El Marqués", "Bodegas Balvanera", "Nave Aeropuerto"],
        drawn_until="2025-03-01", stays_put=1, touch_rate=12, touched_until="2025-06-15",
        contacts=[lira("Ramiro Cisneros", "Director de obra"),
                  lira("Norma Arredondo", "Cuentas por pagar", False)], renews="2026-10-03",
        cadence="15d",
        revenue=rev(("2020-08-17", 380, None), ("2022-02-07", 470, "Bodegas Balvanera"),
                    ("2023-10-02", 546, "Nave 7"),
                    ("2025-09-01", 430, "sacó Nave Aeropuerto de nuestro programa"),
                    ("2026-03-02", 485, "regresa el acero de Nave Aeropuerto"),
                    ("2026-06-01", 590, "nos da completa la nave 9")),
        disclosed=told(("2023-03-14", "problem"), ("2024-02-20", "criteria"),
                       ("2025-11-12", "problem"), ("2026-02-17", "budget"),
                       ("2026-05-12", "deciders")),
        needs=["Que una fecha sea una fecha", "Un solo programa de entregas para sus tres obras"],
        reasons_to_stay=["Dirección fue a dar la cara", "Maribel abre el calendario frente a él"],
        tags=["cuenta-clave", "contrato-marco"], asked=0.6, objects=0.4),
    "prefabricados-lerma": dict(
        works=["la planta 1", "el patio de colado"], drawn_until="2025-05-20",
        stays=[("2021-01-11", "2025-11-21")], ended_because="service", asked=0, trouble=0.6,
        touch_rate=9, touched_until="2025-08-20",
        contacts=[lira("Silvia Frausto", "Compras"), lira("Eusebio Tovar", "Jefe de planta")],
        tags=["contrato-marco"],
        review={"on": d("2025-12-09"), "by": "dulce-marin",
                "learned": "No se fue por una falla: se fue porque nadie contestaba. Lourdes "
                           "llevaba la cuenta de memoria y al irse no "
                    "dejó ni buzón ni relevo. De nueve correos suyos, cuatro siguen sin "
                    "respuesta."},
        needs=["Suministro a granel sin paros de línea", "Alguien que conteste"],
        reasons_to_stay=[]),
    "ferreteria-loma-dorada": dict(
        works=["la sucursal Centro", "la bodega de la salida a Salamanca"],
        drawn_until="2025-03-03", stays=[("2019-03-04", "2025-12-12")], ended_because="price",
        _hand_objections=1,
        contacts=[lira("Elvira Almanza", "Dueña"),
                  lira("Leonel Almanza", "Encargado de mostrador", False)], touch_rate=9,
        touched_until="2025-07-01", objects=0.4, asked=0, trouble=0.25,
        review={"on": d("2026-01-08"), "by": "gabriel-arteaga",
                "learned": "Pagaba nuestra lista sin regatear hasta que dejó de saber cuál era. "
                           "Ocho facturas mal en nueve meses; las ocho "
                    "a favor nuestro. La resolución de congelar listas salió, en parte, de aquí."},
        needs=["Lista de precios antes del día primero"], reasons_to_stay=[],
        tags=["crédito-30", "paga-puntual"]),
    "fraccionadora-cata": dict(
        works=["Marfil", "Fraccionamiento Las Teresas"], stays=[("2019-09-02", "2024-10-31")],
        ended_because="closure", trouble=0.25, drawn_until="2023-12-31",
        revenue=rev(("2019-09-02", 190, None), ("2023-04-03", 215, "segunda etapa de Las Teresas"),
                    ("2024-09-02", 120, "sólo falta cerrar Marfil")), warm=0.7, touch_rate=8,
        contacts=[lira("Ignacio Villaseñor", "Director general")],
        review={"on": d("2024-11-19"), "by": "gabriel-arteaga",
                "learned": "Cerró la empresa al retirarse el dueño. No hubo "
                    "falla nuestra que encontrar; el trato se acabó bien y nos presentó con quien "
                    "le compró la reserva."}, needs=["Entregas por manzana según su programa"],
        tags=["paga-puntual"]),
    "materiales-bajio-sur": dict(
        works=["la sucursal Centro", "la bodega del libramiento"],
        stays=[("2019-05-13", "2024-06-28"), ("2025-02-03", None)], because=["delays"], stays_put=1,
        trouble=0.6, contacts=[lira("Fidel Barragán", "Dueño")], touch_rate=8, tags=["crédito-30"],
        needs=["Resurtido dos veces por semana",
               "Que no le vendamos directo a sus clientes de mostrador"], review=None),
    "constructora-toliman": dict(stays=[("2021-04-12", "2023-09-15"), ("2024-05-06", None)],
                                 because=["price"], stays_put=1,
                                 surge=[("2023-01-02", "2023-09-15", 3.5)], review=None),
    "desarrollos-sabinal": dict(stays_put=1,
                                works=["Manzana 4 de La Joya", "Privada del Moral", "Gran Jardín"],
                                drawn_until="2026-01-15", renews="2026-11-30",
                                revenue=rev(("2021-05-24", 344, None),
                                            ("2023-09-04", 395, "entra Gran Jardín"),
                                            ("2025-05-05", 430, "segunda etapa de La Joya")),
                                contacts=[lira("Humberto Saldaña", "Gerente de construcción"),
                                          lira("Miriam Quiroz", "Compras", False)]),
    "constructora-ajuchitlan": dict(stays=[("2023-05-15", "2026-05-15")],
                                    ended_because="competitor",
                                    surge=[("2025-05-01", "2026-05-15", 2.6)], review=None,
                                    revenue=rev(("2023-05-15", 150, None),
                                                ("2025-10-06", 113,
                                                 "compra la varilla a otro proveedor"))),
    "ingenieria-ninos-heroes": dict(stays=[("2021-10-04", "2026-04-24")], ended_because="price",
                                    surge=[("2025-03-01", "2026-04-24", 2.6)], review=None),
    "albercas-y-terrazas-bugambilia": dict(
        last_order="2025-07-18", works=["Terraza Juriquilla", "Alberca El Campanario"]),
    "parroquia-de-san-roque": dict(works=["el atrio de San Roque", "la barda del panteón"],
                                   contacts=[lira("Refugio Landeros", "Tesorera del patronato")]),
    "residenciales-cerro-gordo": dict(stays_put=1),
    "estructuras-la-canada": dict(stays=[("2023-08-07", "2025-10-09")], ended_because="price",
                                  mult=1.5,
                                  review={
                                      "on": d("2025-11-04"), "by": "ana-ruiz",
                                      "learned": "Llegó recomendada por Cuévano y la tratamos como "
                                                 "si ya fuera nuestra. Quince fallas en dos años; "
                                                 "de ninguna se enteró "
                                          "quien la recomendó, por nosotros."}),
    "caminos-y-puentes-arperos": dict(stays_put=1, mult=1.3),
    "ingenieros-asociados-del-bajio": dict(stays_put=1, mult=0.6),
    "constructora-rio-laja": dict(stays_put=1, mult=0.4)}

REMARKS = {
    "constructora-alameda": ["En riesgo: ver la historia en constructora-alameda.md. Renueva el 15 "
                             "de septiembre."],
    "obras-garambullo": ["Estuvo por irse en 2025. El plan de recuperación empezó el 10 de "
                         "noviembre."],
    "materiales-bajio-sur": ["Se fue en junio de 2024 y regresó en febrero de 2025."]}



def add(w, acc, since, stop):
    """Adds the told records of one stay; wires each incident to the promise that it breaks."""
    key = acc["id"]
    for name, bank in (("promises", records.PROMISES), ("incidents", records.INCIDENTS), ("touchpoints", records.TOUCHES),
                       ("assessments", records.ASSESSED), ("objections", records.OBJECTED)):
        acc[name] += [x for x in bank.get(key, []) if since <= (
            x.get("made") or x.get("_day") or x.get("on")) < stop]
    by_id = {p["id"]: p for p in acc["promises"] if p.get("id")}
    for i in acc["incidents"]:
        if i.get("promise") and "_promise" not in i:
            i["_promise"] = by_id[i["promise"]]
    acc["promises"].sort(key=lambda p: (p["made"], p["due"]))
    acc["incidents"].sort(key=lambda i: str(i["when"]))
