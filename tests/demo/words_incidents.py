"""words_incidents.py - what goes wrong at a distributor of building materials, and how it is told.

Slots as in words_promises.py; also {fp} a date some days before, {rem} a delivery note, {per} one of ours.
"""

# built-in kind, or one of the company's own -> templates; a pair (months, text) is said in these months only
RAINS, SPRING, YEAR_END = (6, 7, 8, 9), (3, 4, 5), (11, 12, 1)
SUMMARY = {
    "late-delivery": [
        "El viaje con {m} llegó a {o} {n} días después de lo dicho", "{m}: salió del patio a mediodía y en {o} ya no recibían",
        "El camión llegó a {o} a las {h2}; la cuadrilla esperaba desde las siete", "Entrega parcial en {o}: faltó la mitad de {m}, llegó dos días después",
        "Se programaron dos viajes a {o} y sólo salió uno", "{c} tuvo que parar el colado de {o}: la bomba llegó y el concreto no",
        "La plataforma se quedó sin grúa y {mx} no se pudieron bajar en {o}", "Ruta de {o} reprogramada tres veces en la semana",
        "El resurtido de {p} para {o} se fue en la ruta equivocada", "{m} para el {d}; llegó a {o} el día hábil siguiente, ya tarde",
        "Block despuntado y tarde en {o}: {n} horas de cuadrilla parada", "El chofer no conocía el acceso a {o} y regresó con la carga",
        "No hubo turno de bomba en {o}; el colado pasó al {d}", "Pedido {oc} detenido en patio por falta de plataforma: {o} sin {p}",
        "Llegó primero el pedido de otra obra; el de {o} quedó para el {d}", "Entrega de {m} en {o} con {n} horas de retraso, fuera del horario de descarga",
        "Se descargó en {o} a las ocho de la noche, con la obra cerrada; el velador no quiso firmar", "Tráiler de {p} detenido en la caseta, sin plan B para {o}",
        (RAINS, "Con la lluvia la plataforma no entró a {o} y no había torton disponible"),
        (RAINS, "Se mojaron los bultos en {o}: llegaron sin lona, y tarde"),
        (SPRING, "En Semana Santa nadie cubrió la ruta de {o}; {m} hasta el martes"),
        (SPRING, "El 3 de mayo se paró el patio y el pedido de {o} salió hasta el día 5"),
        (YEAR_END, "Inventario de fin de año: el patio cerró y a {o} no se le avisó a tiempo; {m} tarde"),
        "{o} abrió sin {p}: el resurtido salió hasta el mediodía", "El pedido de {m} para {o} se quedó cargado en el patio toda la noche", "Resurtido de {o} incompleto: {m} llegó dos días después", "El camión de {o} salió sin la mitad del pedido", "Ruta de los {d} cancelada: {o} esperó {m} en balde", "Llegó a {o} después de cerrar y se regresó",
    ],
    "wrong-invoice": [
        "La factura {fac} llegó con la lista de precios anterior", "{fac} a nombre de otra razón social del grupo", "{fac} sin la orden de compra {oc}: la rebotó cuentas por pagar",
        "Se facturaron {m} que no se entregaron en {o}", "{fac} duplicada: mismo pedido, dos folios", "El descuento de {pct} % pactado no venía en la {fac}",
        "Once facturas sueltas de {o} en lugar de la consolidada", "Uso de CFDI equivocado en {fac}; piden cancelarla", "Nota de crédito por devolución de {px} que nunca se aplicó",
        "Complemento de pago de {mes} sin emitir; no pueden acreditar el IVA", "{fac} con flete a {o} que estaba incluido", "Cobraron maniobras en {o}; se habían bonificado",
        "{fac} con IVA de 8 % en una obra de {reg}", "Estado de cuenta con pagos de {mes} sin aplicar", "El precio de {p} en {fac} no es el de la cotización firmada",
        "{fac} con la cantidad de la remisión, no la recibida: sobran {n} piezas", "Se facturó a {o} el pedido de otro cliente", "Régimen fiscal mal capturado: {fac} no pasa en su sistema",
        "Facturaron por adelantado lo de {o} y vence antes de que llegue {p}", "Sustituyeron {fac} sin relacionar el folio cancelado",
    ],
    "portal-rechazado": [
        "Su portal rechazó {fac}: el XML no trae la orden {oc}", "{fac} se subió después del corte; el pago se fue a {mes}", "Rechazo en portal por diferencia de centavos entre {fac} y la {oc}",
        "Nadie subió al portal las facturas de {o} de dos semanas", "El portal pide addenda y {fac} salió sin ella",
    ],
    "slow-response": [
        "Tardamos {n} días en confirmar existencia de {p}", "Cotización de {m} para {o}: la pidió el {d}, se la dimos a la semana", "{c} esperó {n} horas para saber dónde venía el camión",
        "Aclaración de la {fac} sin avance en {n} días", "Pidió ficha técnica de {p}; llegó cuando ya había decidido", "Tres correos de {c} para que alguien tomara la devolución de {px}",
        "Servicio contestó, pero no sabía; patio contestó al día siguiente", "La solicitud de crédito para {o} lleva {n} días y nadie da razón",
        "Pedido enviado por WhatsApp a las {h}; se capturó hasta el otro día", "Reclamo de {p} en {o} turnado entre servicio y soporte durante {n} días",
        "Pidió el programa de entregas de {mes1} y se lo mandamos empezado el mes", "Dictamen de {p} prometido para dos días, tardó {n2}",
        "Para corregir una dirección de entrega hubo que insistir {n} veces",
    ],
    "unanswered": [
        "Dos correos de {c} sobre {fac} sin respuesta", "{n} llamadas de {c} a servicio sin que nadie las devolviera", "El mensaje del residente de {o} quedó en visto desde el {d}",
        "Solicitud de visita técnica a {o} sin acuse", "Buzón de servicio lleno: {c} no pudo dejar el reclamo de {p}", "Pidieron hablar con un gerente por {o}; nadie llamó",
        "Reclamo por {m} enviado a la dirección de Lourdes, que ya no estaba", "Carta de {c} por los cargos de flete, sin contestar", "Cotización de la segunda etapa de {o}: nunca salió",
        "Preguntaron por la devolución de {px}; el folio no tiene responsable",
        "El pedido de {m} por WhatsApp quedó sin confirmar", "{c} mandó fotos del golpe en {px}; no hubo respuesta",
    ],
    "uncommunicated-change": [
        "Alza de {pct} % en {p}; {c} se enteró en la factura", "Cambió la lista de precios el {fp}; avisamos una semana después", "Cambiaron al vendedor y {c} lo supo cuando marcó",
        "El pedido mínimo para {o} pasó a {k} mil y nadie le dijo", "Sustituimos la marca de {p} sin preguntar", "Nueva hora de corte de pedidos: {c} pidió a las {h} y ya no entró",
        "Se canceló la ruta de los sábados a {o} sin aviso", "Bajó el límite de crédito a media obra y nadie avisó", "Dejamos de manejar {p} y {c} contaba con nosotros",
        "El flete a {o} dejó de estar incluido; se enteró al cobrarle", "La cuenta bancaria para depositar cambió y el aviso llegó al correo viejo",
        "Movimos de patio el surtido de {o}: un día más de tránsito, sin decirlo",
    ],
    "cambio-de-ruta": [
        "La ruta de {o} pasó de lunes a jueves sin avisar", "Cambió el chofer de {o}: el nuevo no traía el gafete que pide la obra", "Juntaron {o} con otra entrega y llegó a las {h2}",
        "Se desvió el viaje de {m} a una obra más urgente; en {o} no supieron", "Cambio de unidad: mandaron tráiler y a {o} sólo entra torton",
        "El resurtido de {o} pasó al turno de la tarde sin decirlo", "La unidad nueva no cabe en el andén de {o}",
    ],
    "bureaucracy": [
        "Tres firmas para liberar un pedido de {k} mil pesos", "Le volvieron a pedir la constancia fiscal, la tercera en el año", "Para devolver {px} llenó dos formatos y habló con cuatro personas",
        "Pedido de {m} retenido por {n1}00 pesos vencidos", "El cambio de domicilio de {o} pidió carta membretada", "Nota de crédito detenida {n} días esperando la firma de Dirección",
        "No surtieron {o} porque la orden de compra venía sin centavos", "Alta de un residente para firmar en {o}: dos semanas de trámite",
        "Le pidieron el contrato original otra vez; lo entregó en marzo", "El vale de báscula se firmó en azul y patio no lo quiso aceptar", "Devolución de tarimas de {o}: hay que ir a la oficina a firmar",
    ],
    "remision-sin-firma": [
        "Remisión {rem} sin firma de recibido: {c} no reconoce {m}", "La remisión {rem} no trae hora ni nombre; {o} no la paga", "Se perdió la copia firmada de la {rem}; detienen la {fac}",
        "Firmó el velador de {o} la {rem}, y no está autorizado", "Remisión {rem} por {m}; en {o} contaron menos y nadie anotó",
    ],
    "defect": [
        "{n1}0 piezas rotas entre {mx} entregados en {o}", "Revenimiento fuera en el segundo camión de {o}", "Cemento con grumos en {o}: {n1}0 bultos", "Arena con mucha arcilla en {o}; la regresaron",
        "Bovedilla con fisuras en {o}, {n} tarimas", "Cubetas de impermeabilizante con fecha vencida", "Varilla con óxido suelto en {o}; la supervisión no la aceptó",
        "Dos tinacos con la rosca barrida", "Piso de dos lotes distintos en {o}: se nota en la sala", "Cilindros de {o} bajos a 7 días; se repite la prueba",
        "Block de 12 con variación de medida en {o}", "Polines verdes: se pandearon en {o}", "Bultos de mortero abiertos en la tarima de {o}",
        "{n1}0 bultos rotos en la tarima de {o}", "{px} con golpes de montacargas, {o}", "Dos cubetas de {o} destapadas", "{px} de otro tono: {c} lo devolvió",
    ],
    "material-distinto": [
        "Pidió varilla de 1/2 y llegó de 3/8 a {o}", "{m} en el pedido; en {o} bajaron otro material", "Mandaron pegazulejo para interior; {o} es fachada", "Concreto f'c 200 donde la {oc} dice 250, {o}",
        "Tubo sanitario en lugar de hidráulico, {o}", "Cemento de otra marca que la supervisión de {o} no tiene aprobada",
        "En {o} pidieron una medida y llegó otra: {px}", "{px} de otra marca en {o}, sin preguntar",
    ],
    "broken-promise": [
        "Se ofreció camión dedicado para {o}; no lo hubo", "La visita a {o} de las {h} no se hizo y nadie avisó", "El precio sostenido de {p} duró dos semanas", "Ofrecimos recoger el sobrante de {o} en {mes}; sigue ahí",
        "Quedamos de mandar al técnico a {o} y mandamos un folleto", "El crédito ofrecido para {o} salió por la mitad", "Se prometió chofer fijo a {o}; en dos semanas fueron {n} distintos",
        "La bonificación de {mes} no apareció", "Dijimos que {per} llevaría {o} hasta el final y lo cambiamos", "El reporte de los {d} se mandó una vez",
        "Íbamos a guardar {mx} en bodega; se los vendieron a otro", "Ofrecimos sustitución el mismo día en {o} y tardó una semana",
        "La visita a {c} quedó para «la próxima semana» tres veces", "El segundo resurtido de {o} duró {n} semanas", "El exhibidor de {px} nunca llegó a {o}", "Le vendimos {px} directo a un cliente de {c}, que pidió que no",
    ],
    "treatment": [
        "El de patio le contestó mal al chofer de {c}", "Cobranza le habló en tono de amenaza por la {fac}, que estaba en aclaración", "Le dijeron a {c} que la culpa era de su residente, sin revisar",
        "El chofer se negó a esperar diez minutos en {o}", "En mostrador lo hicieron pasar tres veces por ventanilla", "El vendedor discutió con {c} delante de su cliente",
        "Vigilancia no dejó entrar a {c} al patio a revisar su material",
    ],
    "other": [
        "El camión golpeó el portón de {o}", "Tiraron {n} tarimas de la obra vecina y reclamaron a {c}", "Basura y fleje sin recoger después de descargar en {o}",
        "La plataforma bloqueó el acceso de {o} cuarenta minutos", "Se fue una muestra de {p} a otra obra", "El montacargas rompió la banqueta de {o}", "Derrame de diésel en {o}; hubo que mandar a limpiar",
        "Ofrecimos el mismo descuento a dos obras del grupo y se compararon",
        "El montacargas golpeó la cortina de {o}", "El chofer estacionó sobre la entrada de {o} en hora pico",
    ],
}

# where each kind starts: department -> weight; and how it reaches the client
ORIGIN = {
    "late-delivery": {"operaciones": 82, "ventas": 18}, "wrong-invoice": {"finanzas": 70, "administracion": 30},
    "portal-rechazado": {"finanzas": 70, "administracion": 30}, "slow-response": {"servicio": 40, "ventas": 25, "finanzas": 20, "soporte": 15},
    "unanswered": {"servicio": 55, "ventas": 30, "finanzas": 15}, "uncommunicated-change": {"finanzas": 35, "ventas": 25, "direccion": 25, "mercadotecnia": 15},
    "cambio-de-ruta": {"operaciones": 100}, "bureaucracy": {"finanzas": 45, "administracion": 40, "direccion": 15},
    "remision-sin-firma": {"operaciones": 100}, "defect": {"operaciones": 85, "soporte": 15}, "material-distinto": {"operaciones": 70, "ventas": 30},
    "broken-promise": {"ventas": 45, "operaciones": 40, "direccion": 8, "soporte": 7}, "treatment": {"operaciones": 40, "finanzas": 30, "ventas": 20, "servicio": 10},
    "other": {"operaciones": 70, "ventas": 20, "mercadotecnia": 10},
}
SHARED = {"late-delivery": ("operaciones", "ventas"), "wrong-invoice": ("finanzas", "administracion"), "uncommunicated-change": ("direccion", "finanzas"),
          "broken-promise": ("ventas", "operaciones"), "slow-response": ("servicio", "finanzas"), "material-distinto": ("ventas", "operaciones")}
FELT = {"operaciones": ["servicio", "servicio", "ventas", "ventas", None, None], "finanzas": ["servicio", "ventas", "ventas", None],
        "administracion": ["servicio", "ventas", "finanzas", None], "ventas": ["operaciones", "servicio", None, None], "direccion": ["ventas", "servicio", None],
        "servicio": [None, None, "ventas"], "soporte": [None, "servicio"], "mercadotecnia": ["ventas", "servicio"]}
CHANNEL = {"late-delivery": ["delivery", "call", "message", "delivery"], "wrong-invoice": ["invoice", "email", "invoice"], "portal-rechazado": ["portal"],
           "slow-response": ["email", "call", "message"], "unanswered": ["email", "call", "message"], "uncommunicated-change": ["invoice", "call", "email", "message"],
           "cambio-de-ruta": ["delivery", "call"], "bureaucracy": ["email", "call", "visit"], "remision-sin-firma": ["delivery", "invoice"],
           "defect": ["delivery", "visit", "call"], "material-distinto": ["delivery", "call"], "broken-promise": ["call", "visit", "message", "meeting"],
           "treatment": ["call", "delivery", "visit"], "other": ["delivery", "visit", "call"]}

NOTES = [  # under which kind or group of kinds; none: anywhere
    ({"late-delivery"}, "Cuadrilla de {n} personas parada. {c} mandó fotos."),
    ({"late-delivery", "cambio-de-ruta"}, "- patio dice que Ventas no avisó\n- Ventas dice que avisó por WhatsApp\n- no hay folio"),
    ({"late-delivery", "cambio-de-ruta"}, "El chofer sí avisó por radio; nadie lo pasó a Servicio."),
    ({"late-delivery", "material-distinto", "defect"}, "Se repuso al día siguiente, sin cargo. Falta la nota de crédito."),
    ({"late-delivery", "material-distinto"}, "El residente resolvió con otro proveedor; no pidió que le pagáramos la diferencia."),
    ({"invoice"}, "**Causa:** el maestro de clientes traía dos razones sociales y el sistema nuevo toma la primera."),
    ({"invoice"}, "La lista de precios se cargó el día 3; los pedidos del 1 y 2 salieron con la anterior."),
    ({"invoice"}, "Se detectó al conciliar con {c} el estado de cuenta."),
    ({"invoice"}, "Cuentas por pagar sólo recibe hasta el {d}: si no entra corregida, se va al siguiente mes."),
    ({"slow"}, "Nadie cubrió el buzón después de la salida de Lourdes."),
    ({"slow"}, "El folio pasó por {n} personas; ninguna le habló a {c}."),
    ({"change"}, "El aviso existía. Se quedó en un correo interno."),
    ({"change"}, "{c} preguntó quién más lo sabía. Todos, menos quien lo iba a pagar."),
    ({"bureaucracy"}, "La regla es para saldos grandes; se aplicó porque el sistema no distingue."),
    ({"remision-sin-firma"}, "1. Se revisó la remisión {rem}.\n2. Faltaba la firma de quien recibió.\n3. Se aceptó la versión del cliente."),
    ({"defect"}, "Se guardó muestra con etiqueta. Patio revisa el resto del lote."),
    ({"other"}, "Pendiente: decidir si la maniobra la paga la obra o nosotros."),
    ({"broken-promise"}, "Se había dicho delante de su gente. Por eso pesó más."),
    (set(), "{c} lo dijo así:\n\n> No me pesa el error, me pesa que me entero yo antes que ustedes."),
    (set(), "Se habló con {c} antes de que llamara. Lo tomó bien."),
    (set(), "Pidió que quede por escrito. Se le mandó el registro completo."),
]
