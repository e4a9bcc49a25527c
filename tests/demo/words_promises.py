"""words_promises.py - what people of a building-materials distributor give their word on.

Slots: {m} a quantity of material, {p} the material alone, {o} a work or branch, {c} somebody of the client,
{f} the day that is due, {d} its weekday, {h} an hour, {n} a small number, {mes} a month, {oc} a purchase
order, {fac} an invoice, {pct} a small percentage, {k} thousands of pesos.
"""

# who promises, who must deliver, what is sold -> how often, of every thousand promises to clients
ROUTES = {
    ("ventas", "operaciones", "speed"): 235, ("ventas", "operaciones", "personalisation"): 58,
    ("ventas", "operaciones", "quality"): 38, ("ventas", "operaciones", "communication"): 30,
    ("ventas", "ventas", "price"): 88, ("ventas", "ventas", "closeness"): 42, ("ventas", "ventas", "value"): 18,
    ("ventas", "finanzas", "price"): 42, ("ventas", "finanzas", "communication"): 40,
    ("ventas", "servicio", "communication"): 32, ("ventas", "servicio", "closeness"): 22,
    ("ventas", "soporte", "solution"): 48, ("ventas", "administracion", "communication"): 24,
    ("operaciones", "operaciones", "speed"): 52, ("operaciones", "operaciones", "quality"): 24,
    ("operaciones", "operaciones", "communication"): 18, ("servicio", "servicio", "communication"): 34,
    ("servicio", "servicio", "solution"): 28, ("servicio", "operaciones", "speed"): 16,
    ("servicio", "finanzas", "communication"): 20, ("soporte", "soporte", "solution"): 34,
    ("soporte", "soporte", "quality"): 18, ("finanzas", "finanzas", "communication"): 26,
    ("administracion", "administracion", "communication"): 12, ("direccion", "operaciones", "solution"): 10,
    ("direccion", "direccion", "closeness"): 8, ("mercadotecnia", "ventas", "value"): 14,
    ("mercadotecnia", "operaciones", "speed"): 12,
}

WHAT = {
    ("operaciones", "speed"): [
        "Entrega de {m} en 48 horas, {o}", "{m} en {o} el {d} antes de las {h}", "Surtir en 48 horas {m} para {o}",
        "Dos viajes el mismo día a {o}: {m}", "{mc} en {o}, con bomba, para el colado del {d}", "{m} en {o}, descargado, antes del mediodía del {d}", "Reponer {m} mañana mismo en {o}",
        "Plataforma con grúa en {o} el {d} a las {h}", "Primer viaje de {m} el {d}, para que no pare la cuadrilla de {o}",
        "Pedido urgente de {m}: en {o} antes del {d}", "Completar la orden {oc} ({m}) en {o} a más tardar el {d}",
        "Descargar {m} en {o} fuera del horario de restricción de carga", "Resurtido de {m} en dos días hábiles para {o}",
        "Turno de bomba y {mc} el {d} a las {h} en {o}", "Adelantar al {d} la entrega de {m} en {o}",
        "Camión dedicado a {o} toda la semana del {f}: {m}",
        "Resurtido de {m} en {o} antes del fin de semana", "Completar hoy lo que faltó de {m} en {o}", "{m} en {o} el {d}, antes de que abran"],
    ("operaciones", "personalisation"): [
        "Varilla cortada y doblada según los planos de {o}", "Entarimar {mx} por nivel y por eje para {o}",
        "{mx} en paquetes flejados que suba el malacate de {o}", "Entregas chicas, tres por semana, porque en {o} no hay dónde estibar",
        "Apartar {mx} a nombre de {o} hasta el {f}", "Remisiones separadas por frente en {o}", "Chofer fijo para {o} durante {n} semanas",
        "Etiquetar {mx} con la clave de partida del residente", "Descarga a hombro hasta el tercer nivel en {o}: {mx}",
        "Entregar en {o} sólo de {h} a once, por los vecinos", "Bodega móvil con {mx} dentro de {o}",
        "Resurtir {o} los martes y viernes, siempre el mismo chofer", "Entregar {m} por la puerta de atrás de {o}, antes de abrir", "Tarimas mixtas de {px} para {o}", "Surtir {m} en media tarima, que es lo que cabe en {o}"],
    ("operaciones", "quality"): [
        "{mx} del mismo lote, con certificado de colada", "Block de 60 kg/cm² con prueba de resistencia para {o}",
        "Revenimiento de 14 ± 2,5 en los {n} camiones de {o}", "Cambiar sin costo las piezas rotas de {mx}",
        "Arena sin finos: prueba de equivalente de arena del viaje a {o}", "{mx}, contados y firmados a la descarga en {o}",
        "Cemento con menos de {n} semanas de envasado para {o}", "Cilindros de prueba en cada colado de {o}"],
    ("operaciones", "communication"): [
        "Avisar a {c} con 24 horas si cambia la ruta a {o}", "Mandar por WhatsApp la foto de cada remisión firmada en {o}",
        "Programa semanal de entregas a {o} todos los viernes", "Llamar a {c} cuando el camión salga del patio hacia {o}",
        "Confirmar existencia de {m} antes de las {h}", "Reporte de lo pendiente por surtir de la {oc}"],
    ("operaciones", "solution"): [
        "Plan de recuperación de entregas en {o}, firmado por Dirección", "Segundo camión de planta para {o} hasta cerrar la etapa",
        "Patio provisional con {mx} a la entrada de {o}", "Reponer {mx} que se mojaron en {o}, sin cargo",
        "Traer {mx} de la bodega de León mientras se regulariza {o}", "Programa de entregas de {o} revisado con {c} cada lunes",
        "Tercer resurtido por semana para {o} mientras dure la temporada", "Bodega de respaldo con {m} para {o}", "Plan de entregas de {mes} firmado por Dirección"],
    ("ventas", "price"): [
        "Precio de {p} sin cambio hasta el {f}", "Congelar el precio de {m} para el presupuesto de {o}",
        "{pct} % menos en {p} si compran por tráiler completo", "Sin cargo de maniobras en {o} durante {mes}",
        "Igualar la cotización de la competencia en {m}", "Respetar el precio de la {oc} aunque suba la lista de {mes}",
        "Flete incluido a {o} en pedidos de más de {k} mil pesos", "Lista de precios de mayoreo para {p} antes del {f}",
        "Bonificación de {pct} % por volumen en {mes}, aplicada en nota de crédito", "Precio por etapa para {o}: {m}",
        "Descuento de pronto pago de {pct} % en la {oc}", "Avisar de cualquier alza de {p} con 15 días"],
    ("ventas", "closeness"): [
        "Visita a {o} cada {n} semanas, con {c}", "Recorrido por {o} antes de cotizar la segunda etapa",
        "Comida con {c} y su residente cuando cierre {o}", "Junta mensual de seguimiento en {o}", "Pasar a {o} el {d} a revisar pendientes con {c}",
        "Presentar a quien cubre la cuenta en vacaciones", "Estar en {o} el día del primer colado", "Llamarle a {c} cada {d} a primera hora",
        "Visitar {o} los {d} por la mañana", "Revisar inventario de {px} con {c} en {o}", "Comer con {c} el día de su aniversario"],
    ("ventas", "value"): [
        "Comparativo de costo por metro: block contra panel, para {o}", "Estudio de mermas de {p} en {o}",
        "Propuesta para bajar {pct} % el costo de acarreo en {o}", "Volumetría de {o} revisada con su proyectista",
        "Curso de tablarroca para {n} cuadrillas de {c}", "Exhibidor de {p} y lona para {o}", "Campaña conjunta de {p} en {o}",
        "Cupones de la temporada de impermeabilizante para {o}", "Análisis de rotación de su mostrador con {c}",
        "Acomodo de anaquel de {px} en {o}", "Plan de compras de {mes} para {o}, con sus ventas del año pasado"],
    ("finanzas", "price"): [
        "Ampliar el crédito a {n1}0 días para {o}", "Línea de crédito de {k} mil pesos lista antes del {f}", "Liberar crédito para {m} el mismo día",
        "Aplicar la bonificación de {mes} en la siguiente factura", "Tipo de pago en parcialidades con complemento cada mes",
        "Quitar los intereses moratorios de la {fac}", "Dividir la {fac} en tres pagos sin recargo", "Subir el tope de crédito a {k} mil por la etapa de {o}"],
    ("finanzas", "communication"): [
        "Facturar con la orden {oc} en el cuerpo del CFDI", "Nota de crédito por la {fac} antes del {f}", "Factura semanal consolidada de {o}, los viernes",
        "Refacturar {fac} a la razón social correcta", "Complementos de pago de {mes} antes del día 10", "Estado de cuenta de {o} conciliado con {c}",
        "Subir {fac} al portal de proveedores antes del corte del {d}", "Corregir el uso de CFDI en {fac}", "Cancelar {fac} y emitirla con el precio pactado",
        "Enviar XML y PDF a cuentas por pagar el mismo día de la entrega en {o}", "Carta de no adeudo para la estimación de {o}",
        "Separar en la factura el flete del material de {o}", "Aclarar con {c} las diferencias de la {fac} contra remisiones"],
    ("servicio", "communication"): [
        "Confirmarle a {c} cada entrega de {o} el día anterior", "Responder el reclamo de {m} con dictamen antes del {f}",
        "Dar folio y fecha a cada pendiente de {o}", "Mandar a {c} las remisiones de {mes} escaneadas", "Reporte de pendientes de {o} cada {d}",
        "Devolver la llamada a {c} hoy antes de las seis", "Avisar a {c} cuando Finanzas libere la {oc}", "Acta de la visita a {o} en dos días"],
    ("servicio", "closeness"): [
        "Una sola persona para pedidos y facturas de {o}", "Brenda de contacto fijo para {c}", "Llamada de servicio a los {n} días de cada entrega en {o}",
        "Grupo de WhatsApp con {c}, patio y servicio", "Atender a {c} también los sábados hasta las dos", "Contacto directo en servicio para los residentes de {o}",
        "Un número directo para los pedidos de {o}", "Que a {c} le conteste siempre la misma persona"],
    ("servicio", "solution"): [
        "Recoger el sobrante de {px} en {o} y abonarlo", "Cambiar lo que bajaron por error en {o}: son {mx}", "Arreglar con patio la diferencia de la remisión {rem}",
        "Resolver el faltante de {m} en {o}", "Devolución de tarimas de {o}, con nota", "Reprogramar lo que la lluvia no dejó descargar en {o}",
        "Localizar la remisión {rem} firmada para que {c} pueda pagar"],
    ("soporte", "solution"): [
        "Propuesta alterna para el muro de contención de {o}", "Capacitar a los residentes de {o} en impermeabilizante", "Ficha técnica y memoria del sistema de losa de {o}",
        "Visita técnica por fisuras en {o}", "Diseño de mezcla para {o}", "Despiece de varilla de {o} en {n} días", "Dictamen de humedad en los muros de {o}",
        "Detalle de anclaje para {o}, firmado por el DRO", "Cuantificar {p} de {o} sobre planos", "Prueba de adherencia del pegazulejo en {o}",
        "Recomendar aditivo para colar con calor en {o}", "Asesoría de cimbra en {o} el {d}",
        "Entrenar a la gente de {c} en {px}", "Demostración de {px} un sábado en {o}", "Ficha técnica de {px} en una hoja, con rendimientos", "Visita técnica a {o} por el reclamo de {p}", "Comparativo de rendimiento de {px} contra la otra marca"],
    ("soporte", "quality"): [
        "Resultados de cilindros a 28 días de {o}", "Certificado de calidad de {mx}", "Muestreo de {p} en presencia de {c}",
        "Carta garantía de impermeabilizante por {n} años en {o}", "Prueba de carga de la bovedilla de {o}", "Informe de compactación de {o}",
        "Análisis del lote de {px} que reclama {c}", "Ficha de garantía de {px} para {o}", "Resultados de laboratorio de {p} antes del {f}"],
    ("administracion", "communication"): [
        "Alta de la nueva razón social antes del {f}", "Actualizar la dirección de entrega de {o} en el sistema", "Contrato marco firmado y escaneado a {c}",
        "Registrar {n} residentes autorizados para firmar en {o}", "Opinión de cumplimiento y constancia fiscal al corriente para {c}",
        "Actualizar el expediente de proveedor en su portal"],
    ("direccion", "closeness"): [
        "Visita de Dirección a {o} antes del {f}", "Carmen Urquiza recibe a {c} en oficina", "Dirección llama a {c} cada mes hasta cerrar {o}",
        "Visita de Dirección a {c} antes del {f}", "Una llamada de Dirección a {c} cada mes, hasta diciembre"],
}

CAMPAIGN = [
    "Promoción de {mes}: {m} en 48 horas, flete incluido", "Primer pedido de la campaña “48 horas”: {m}", "Cupón de expo: {m} en 48 horas y sin flete",
    "Anuncio de radio: {p} en 48 horas o el flete va por nuestra cuenta, para {o}", "Boletín de {mes}: {m} en dos días a precio de lista"]

# promises to colleagues: who asks (the department it is given to), who promises and delivers, the bank
INTERNAL = {
    ("ventas", "operaciones"): ["Existencias de {p} actualizadas en la hoja compartida antes de las 8", "Calendario de plataformas de la semana del {f}",
        "Responder en dos horas si hay vehículo para una entrega urgente", "Costo de flete a {reg} por tonelada", "Lista de rutas con restricción de horario en {reg}",
        "Inventario físico de {p} en patio {reg}"],
    ("ventas", "finanzas"): ["Dictamen de crédito de {a} en tres días", "Antigüedad de saldos de {mes} por vendedor", "Lista de precios de {mes} cargada en el sistema el día primero",
        "Comisiones de {mes} con su desglose", "Liberar el pedido retenido de {a}", "Aviso de cuentas con crédito detenido cada lunes"],
    ("servicio", "operaciones"): ["Causa de la entrega tarde en {o}, por escrito", "Remisiones firmadas de {reg} digitalizadas cada viernes",
        "Horario real de salida de las {n} rutas de {reg}", "Fotos de la descarga que reclama {a}", "Devolver en un día las aclaraciones de patio {reg}"],
    ("servicio", "finanzas"): ["Nota de crédito de {a} autorizada antes del {f}", "Responsable por nombre de cada factura en aclaración", "Respuesta a las {n} aclaraciones de {mes}",
        "Acceso de consulta al sistema de facturación nuevo", "Criterio escrito para refacturar sin pasar por Dirección"],
    ("operaciones", "ventas"): ["Pronóstico de {p} de las obras grandes para {mes}", "Avisar antes de ofrecer fecha en {o}", "Croquis y horario de acceso de {o}",
        "Nombre y teléfono de quien recibe en {o}", "Programa de colados de {a} para {mes}"],
    ("finanzas", "administracion"): ["Maestro de clientes depurado: razones sociales de {reg}", "Constancias fiscales {n} clientes de {reg}", "Altas de {mes} con orden de compra y régimen",
        "Contratos de crédito firmados de {a}", "Cotejo de RFC contra el SAT de los clientes de {reg}"],
    ("operaciones", "finanzas"): ["Pago a la concretera de {reg} para no perder turno", "Autorizar la reparación de la plataforma {n}", "Caja chica de patio {reg} repuesta",
        "Orden de compra de {p} liberada el mismo día"],
    ("ventas", "soporte"): ["Despiece de {o} para poder cotizar", "Ficha técnica de {p} en una hoja", "Acompañar la visita a {a}", "Comparativo técnico contra la marca de la competencia en {p}"],
    ("ventas", "mercadotecnia"): ["Folleto de {p} para mostrador", "Lonas y muestras para {a}", "Lista de obras nuevas en {reg}, por licencia", "Texto de la promoción de {mes} revisado con Operaciones"],
    ("ventas", "direccion"): ["Decidir el descuento de {a}", "Respuesta sobre la segunda plataforma para {reg}", "Autorizar la línea de {a} antes del {f}"],
    ("servicio", "direccion"): ["Definir quién cubre las cuentas de {reg}", "Autorizar la vacante de servicio antes del {f}", "Escuchar {n} llamadas de reclamo en {mes}"],
    ("administracion", "ventas"): ["Expedientes completos de las cuentas nuevas de {mes}", "Constancia fiscal de {a}", "Orden de compra original de {a}"],
    ("soporte", "operaciones"): ["Muestras de {p} del lote que reclama {a}", "Apartar una báscula para el muestreo de {o}"],
}
INTERNAL_ABOUT = {"operaciones": "speed", "finanzas": "communication", "ventas": "communication", "administracion": "quality",
                  "soporte": "solution", "mercadotecnia": "value", "direccion": "solution"}

NOTES = [  # under which owner, aspect or owner/maker; none: anywhere
    ({"operaciones/ventas"}, "Se dio en junta de obra, delante de {c} y del residente. **No se consultó a patio.**"),
    ({"operaciones/ventas"}, "Ventas confirmó existencia por teléfono; en el sistema había, en patio no.\n\n- pedir foto del patio antes de confirmar\n- apartar con folio"),
    ({"operaciones/ventas"}, "Lo prometió el vendedor en la visita; se lo avisó a Tráfico al día siguiente."),
    ({"operaciones"}, "Hay que entrar por la calle de atrás: la principal está en obra del municipio."),
    ({"operaciones"}, "Acordado con {c}: si llueve se recorre un día sin que cuente como falta."),
    ({"operaciones"}, "Se revisó el calendario compartido y había plataforma libre."),
    ({"speed"}, "La pidió para el {d}; le dijimos que el {d} a las {h} y no antes."),
    ({"price"}, "Precio sostenido contra el alza de {mes}; Dirección enterada."),
    ({"price", "value"}, "1. Cotejar la orden {oc}.\n2. Pedir el visto bueno de Gabriel.\n3. Mandárselo por escrito a {c}."),
    ({"finanzas", "administracion"}, "Pidió que le contesten a cuentas por pagar con copia a {c}."),
    ({"finanzas", "administracion"}, "Falta que Administración suba la constancia; sin ella no se timbra."),
    ({"soporte"}, "Iván quiere ver los planos antes de dar fecha."),
    ({"soporte", "servicio"}, "Quedó en la minuta. Falta subirla al expediente."),
    ({"closeness"}, "{c} avisa si cambia la hora; prefiere temprano."),
    (set(), "{c} lo pidió por escrito:\n\n> Necesito fecha, no intención.\n\nSe contestó con fecha."),
    (set(), "Vale más de lo que parece: es la prueba que nos puso {c} para el siguiente pedido."),
    (set(), "Se lo repetimos por WhatsApp a {c} para que quede."),
]
