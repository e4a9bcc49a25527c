"""words_contacts.py - touchpoints, what is said in an assessment, lessons of a loss."""

# (department, purpose, effect) -> (weight, experience, channels, templates)
TOUCH = {
    ("ventas", "open", "strengthens"): (
        150, "people", ["visit", "call", "meeting"],
        [
            "Visita a {o}: vio la segunda etapa y pidió cotizar {p}",
            "{c} presentó a su nuevo residente en {o}",
            "Desayuno con {c}; habló de la obra que viene en {reg}",
            "Se llevó muestra de {p} a {o} y la aprobaron",
            "Recorrido por {o} con {c}: salieron {n} pedidos",
            "Propuesta por etapa para {o}; le gustó el comparativo",
            "Invitó a cotizar {m} para una obra que hoy surte otro",
            "Junta de arranque de {o} con compras y residente",
            "Llamada para felicitarlo por el cierre de {o}; pidió lista de {p}",
            "Mostramos en patio cómo se habilita la varilla; trajo a su superintendente",
            "Contó que van a licitar en {reg}; quiere precio de {p} con tiempo",
            "Se le llevó el calendario de alzas de acero; decidió comprar {m} antes",
            "Café con {c} en {o}: nos abrió la puerta con control de obra"]),
    ("ventas", "serve", "strengthens"): (
        110, "service", ["call", "message", "visit"],
        [
            "Se adelantó el pedido de {m} porque avisó a tiempo del colado",
            "Seguimiento a la {oc}: todo completo en {o}",
            "Le conseguimos {px}, que escaseaba, de otra bodega",
            "Ajustamos el programa de {o} a sus días de raya",
            "Se tomó el pedido de {m} por teléfono un sábado",
            "Se le avisó del alza de {p} quince días antes",
            "Revisión de pendientes de {o}: quedaron en cero",
            "{c} agradeció que le dijéramos que no había {p}, en lugar de quedar mal",
            "Entregamos en mano la carta de precios de {o}",
            "Llamada de cada {d}: sin pendientes, pasó pedido de {m}"]),
    ("ventas", "serve", "weakens"): (
        28, "service", ["call", "message"],
        [
            "Se le pidió esperar la cotización de {o} otra semana",
            "Llamó por {p} y el vendedor estaba de ruta, sin respaldo",
            "Volvió a explicar a otra persona lo que ya había pedido para {o}",
            "No supimos decirle si hay {p} para el {d}"]),
    ("ventas", "defend", "strengthens"): (
        34, "people", ["visit", "meeting", "call"],
        [
            "La competencia ofreció {p} más barato; se le mostró el costo puesto en {o} y se quedó",
            "Visita con Gabriel por el retraso en {o}: aceptó el nuevo programa",
            "Fuimos a dar la cara a {o}; {c} lo reconoció delante de su gente",
            "Junta con {c} para revisar los reclamos de {mes}; salió con fechas",
            "Se renegoció la etapa 2 de {o} con penalización si fallamos"]),
    ("ventas", "defend", "weakens"): (
        58, "people", ["call", "visit", "meeting"],
        [
            "Amenazó con pasar {p} a otro proveedor",
            "{c} puso sobre la mesa la cotización de la competencia para {o}",
            "Dijo que en su oficina ya no nos defienden",
            "Junta tensa: enlistó lo que falló en {o}",
            "Pidió que no le volvamos a prometer 48 horas",
            "Comparó nuestras entregas con las de la otra casa: perdimos",
            "Reclamó que las alzas llegan puntuales y los camiones no"]),
    ("ventas", "justify", "weakens"): (
        66, "people", ["call", "message", "visit"],
        [
            "Otra llamada para explicar el retraso de {p} en {o}",
            "Se le explicó la {fac}; no quedó convencido",
            "Visita para disculparse por {o}: media hora de antesala",
            "Tercera explicación distinta por la misma nota de crédito",
            "El vendedor pasó la mañana buscando el camión de {o}",
            "Hubo que justificar el cargo de maniobras en {o}",
            "Se disculpó por el cambio de precio que él tampoco conocía",
            "Explicamos por qué servicio no contesta; {c} dijo que eso no le toca saberlo"]),
    ("ventas", "justify", "strengthens"): (
        14, "people", ["call", "visit"],
        [
            "Se le explicó el retraso con la bitácora del camión; agradeció la claridad",
            "Aclaramos la diferencia de {p} con báscula y remisiones: quedó conforme",
            "Le dijimos la verdad sobre la plataforma; reprogramó {o} sin enojo"]),
    ("operaciones", "serve", "strengthens"): (
        105, "service", ["delivery", "call", "delivery"],
        [
            "Descarga limpia en {o}: {m} en cuarenta minutos",
            "El chofer esperó a que {o} abriera y ayudó a estibar",
            "Nicolás reacomodó la ruta para que {o} colara temprano",
            "Se cambió en el acto un paquete golpeado de {px}",
            "Entrega de {m} a las {h} en punto; {c} mandó un mensaje",
            "Jacinto apartó {px} del mismo lote sin que lo pidieran",
            "Maribel avisó del tráfico y {o} movió a su gente",
            "Maniobra difícil en {o}, sin un rasguño",
            "Dos viajes en un día a {o}, como lo pidió el residente",
            "Patio recibió la devolución de {px} sin papeleo"]),
    ("operaciones", "serve", "weakens"): (
        48, "service", ["delivery", "call"],
        [
            "El chofer llegó a {o} sin la remisión", "Descargaron {px} donde estorbaba y se fueron",
            "Patio no supo decir a qué hora salía el camión de {o}",
            "Faltó fleje: se cayó media tarima en {o}",
            "Llegaron a {o} a la hora de la comida y nadie los esperaba",
            "Se negó el chofer a meter la unidad a {o}; descargaron en la calle"]),
    ("servicio", "serve", "strengthens"): (
        125, "service", ["call", "message", "email"],
        [
            "Se confirmó la entrega de {o} un día antes",
            "Lo de la remisión {rem} quedó resuelto en una llamada",
            "Se le mandaron XML y PDF de {mes} sin que insistiera",
            "{c} preguntó por {m}; se le dio hora de llegada exacta",
            "Llamada después de la entrega en {o}: todo bien",
            "Devolución de {px} recogida y abonada en la semana",
            "Se juntó en un correo todo lo pendiente de {o}",
            "Se le avisó de un retraso antes de que lo notara",
            "Se corrigió el domicilio de {o} en el momento",
            "Quedó el grupo de WhatsApp con {c} y patio; funciona"]),
    ("servicio", "serve", "weakens"): (
        50, "service", ["call", "email", "message"],
        [
            "Le contestó alguien que no conocía {o}",
            "Lo pasaron por tres extensiones por una remisión",
            "Se le dijo que mañana; mañana fue el {d}",
            "Le pidieron otra vez los datos de la {fac}",
            "Llamó por {p} y colgó después de diez minutos en espera",
            "Folio cerrado sin resolver el faltante de {o}"]),
    ("servicio", "defend", "strengthens"): (
        18, "people", ["call", "visit"],
        [
            "Dulce fue a {o} a cerrar el reclamo; lo cerró",
            "Se reconoció el error de {fac} y se le dio fecha de nota",
            "Dulce llamó a {c} antes de que escalara lo de {o}"]),
    ("soporte", "serve", "strengthens"): (
        95, "advice", ["visit", "call", "meeting"],
        [
            "Iván ajustó la mezcla en {o} y salvó el colado",
            "Capacitación de impermeabilizante a {n} oficiales en {o}",
            "Daniel detectó un error de despiece en {o}: se ahorraron {k} mil pesos",
            "Visita técnica a {o}: fisuras por curado, no por material; se les enseñó a curar",
            "Se recomendó gastar menos en {p}; {c} no lo podía creer",
            "Acompañamos la supervisión en {o}; pasaron la prueba",
            "Plática de seguridad en estiba en {o}",
            "Detalle de anclaje dibujado ahí mismo, sobre la tarima",
            "Resultado de cilindros explicado por teléfono al residente de {o}"]),
    ("soporte", "serve", "weakens"): (
        12, "advice", ["visit", "call"],
        ["El técnico llegó a {o} sin el equipo de muestreo", "Dictamen de {p} ambiguo: ni sí ni no",
         "Soporte canceló la visita a {o} el mismo día"]),
    ("finanzas", "serve", "strengthens"): (
        34, "service", ["call", "email"],
        [
            "Julián amplió el crédito para {o} en una tarde",
            "Conciliación de {mes} sin diferencias",
            "Se aplicó la bonificación de {mes} antes de que la pidiera",
            "Sandra corrigió {fac} el mismo día",
            "Se partió el vencimiento de {mes} porque la estimación venía tarde"]),
    ("finanzas", "serve", "weakens"): (
        46, "service", ["call", "email"],
        [
            "Cobranza llamó por una factura ya pagada",
            "Le detuvieron {m} por un saldo de {n1}00 pesos",
            "Cobraron intereses de una factura en aclaración",
            "Pidieron comprobante de un pago hecho en {mes}",
            "Aviso de suspensión de crédito con copia a su director",
            "Le volvieron a mandar el estado de cuenta de otra empresa"]),
    ("administracion", "serve", "weakens"): (
        12, "service", ["email"],
        [
            "Le pidieron otra vez la constancia fiscal, vigente desde {mes}",
            "Expediente de {o} rechazado por una firma en otro color",
            "Formato de alta de {o} con datos que ya había dado",
            "Le regresaron la {oc} por un acento en la razón social",
            "Para registrar a quien firma en {o} le pidieron ir en persona",
            "{c} esperó {n} días el alta de un domicilio",
            "Nos volvió a mandar el contrato que ya teníamos, lo pidió Administración en {mes}"]),
    ("mercadotecnia", "open", "strengthens"): (
        20, "product", ["meeting", "email", "visit"],
        [
            "Invitación a la Expo Construcción de {reg}; vino con su gente",
            "Demostración de {p} en {o}", "Su obra {o} salió en el boletín; pidió copias",
            "Taller de temporada de lluvias: mandó a {n} personas"]),
    ("mercadotecnia", "open", "weakens"): (
        9, "product", ["email", "message"],
        [
            "Le llegó la promoción de “48 horas” la misma semana que le fallamos en {o}",
            "Correo masivo con precio de {p} menor al suyo",
            "Tres mensajes de promoción después de pedir que no"]),
    ("direccion", "defend", "strengthens"): (
        12, "people", ["visit", "meeting", "call"],
        ["Carmen Urquiza fue a {o}: escuchó más de lo que habló",
         "Dirección llamó a {c} y le dio su celular",
         "Comida de Dirección con {c}; se repasó {o} punto por punto"]),
    ("direccion", "justify", "weakens"): (
        6, "people", ["call", "meeting"],
        ["Dirección reprogramó por segunda vez la junta con {c}",
         "Esteban prometió revisar lo de {o}; sonó a discurso"])}

COMMENTS = {
    # by score
    "high": ["Cumplen, y cuando no, avisan antes", "El técnico vale más que el descuento",
             "En {o} no nos pararon un solo día", "Los recomendé con el constructor de al lado",
             "Nicolás contesta siempre. Eso no se cotiza",
             "Conocen nuestra obra mejor que algunos nuestros",
             "Pagamos un poco más y dormimos mejor", "{per} me dice la verdad aunque no me guste",
             "Llevan años surtiendo {p} sin una sorpresa", "Si dicen jueves, es jueves",
             "Nos dijeron que no había varilla. Lo prefiero a que me mientan",
             "La báscula cuadra. Con otros, no", "Se acordaron de pedirnos el programa de {mes}"],
    "mid": ["Buen material; las fechas, según el día", "{per}, bien; la factura, mal",
            "Ofrecen mucho y entregan bastante",
            "Cuando contestan, resuelven; en {mes} no contestaron", "Depende de quién conteste",
            "Precio correcto en {p}, papeleo de más",
            "Mejoraron las entregas en {o}, falta lo administrativo",
            "Me gustaría que Ventas y Patio se hablaran",
            "Cumplen en lo grande y fallan en lo chico", "Sigo por cercanía a {o}",
            "De cada diez entregas en {o}, ocho bien",
            "Prefiero una fecha fea a una bonita que no se cumple",
            "A {per} le creo; al sistema, no", "Cobran rápido y corrigen lento",
            "No es lo mismo desde que se fue Lourdes; en {o} ya no avisan",
            "En {o} bien; en las demás obras, regular"],
    "low": ["No vuelvo a programar un colado con su palabra", "Cada factura es una aclaración",
            "Nos enteramos de los precios al pagarlos",
            "Prometen en 48 horas lo que tarda una semana",
            "Nadie contesta y luego llegan a cobrar",
            "Lo de {o} me costó una discusión con mi jefe", "Ya no les creo las 48 horas",
            "Reviso dos veces todo lo que mandan", "Su vendedor se la pasa disculpándose",
            "Ya tengo otro proveedor para concreto",
            "En mi oficina me preguntan por qué seguimos con ustedes",
            "Demasiadas firmas para devolver un bulto", "Lo de {o} no se nos olvida"]}
SELLER_COMMENTS = ["Relación sólida, hay confianza con {c}",
                   "Está contento; los detalles de {o} ya pasaron", "Creo que nos ve como socios",
                   "Hay molestia por facturas, pero con el material estamos bien",
                   "Cambiaron de encargado; hay que volver a ganarse a {c}",
                   "Cuenta segura mientras dure {o}", "Siento frío a {c} desde {mes}",
                   "Nos falta visitar más {o}", "Pide precio, pero no se va a ir",
                   "Después de lo de {o} hay que cuidarla"]

LEARNED = [
    "Sumó fallas chicas durante meses y ninguna llegó a la junta de los lunes. La cuenta se veía "
    "bien porque el vendedor la veía bien.",
    "El precio se igualó y aun así se fue. Lo que pidió en las últimas cuatro visitas fue que le "
    "avisáramos.",
    "Nadie era dueño de sus aclaraciones: Servicio las turnaba, Finanzas las cerraba sin hablarle.",
    "Prometimos fechas que patio no conocía. De las últimas ocho, cinco llegaron tarde.",
    "Cambió el comprador y no fuimos a presentarnos. Para él empezamos de cero, con una factura "
    "mal hecha.",
    "La última visita antes de que avisara fue dos meses atrás. El silencio también fue nuestro.",
    "Perdimos la obra grande por la chica: en la segunda se tardó tres semanas un faltante de doce "
    "bultos.",
    "Se le dijo que sí a todo. Habría preferido dos noes a tiempo."]
