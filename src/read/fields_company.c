/* fields_company.c - the fields of the company's own record, of its departments and its people. */
#include "read/rows.h"

static const struct str weekdays[] = {
	WORD("mon"), WORD("tue"), WORD("wed"), WORD("thu"), WORD("fri"), WORD("sat"), WORD("sun")};
static const struct terms weekday_terms = {"weekday", weekdays, 7};

#define DAYS(part, default_, en_, es_)                                                          \
	ROW(INT, windows, part, #part, .low = 1, .high = 3660, .standard = default_, .en = en_, \
		.es = es_)
static const struct field windows_rows[] = {
	DAYS(trend, "90", "Days of the window that is compared with the one before it.",
		"Días de la ventana que se compara con la anterior."),
	DAYS(year, "365", "Days that count as the last year.",
		"Días que cuentan como el último año."),
	DAYS(due_soon, "14", "Days ahead in which a promise is due soon.",
		"Días hacia delante en los que una promesa vence pronto."),
	DAYS(renewal, "90", "Days ahead in which a renewal is near.",
		"Días hacia delante en los que una renovación está cerca."),
	DAYS(landmark, "180", "First days of a relation that the landmark comparison looks at.",
		"Primeros días de una relación que mira la comparación temprana."),
	DAYS(decision, "180", "Days before and after a decision that are compared.",
		"Días antes y después de una decisión que se comparan."),
};
const struct table windows_table = TABLE(windows, windows_rows,
	.en = "Lengths of the windows that the pages look through, in days.",
	.es = "Largo en días de las ventanas con que miran las páginas.");

#define NUMBER(part, least, most, default_, en_, es_)                                          \
	ROW(NUMBER, parameters, part, #part, .low = least, .high = most, .standard = default_, \
		.en = en_, .es = es_)
static const struct field parameters_rows[] = {
	NUMBER(late_half_life, 0.01, 36500, "7",
		"Days of lateness that halve the credit of a promise.",
		"Días de retraso que dejan en la mitad el crédito de una promesa."),
	NUMBER(coherence_half_life, 1, 36500, "180",
		"Days after which a promise counts half in coherence.",
		"Días tras los que una promesa cuenta la mitad en la coherencia."),
	NUMBER(wear_half_life, 1, 36500, "90", "Days after which settled wear has healed by half.",
		"Días tras los que el desgaste resuelto ha sanado a la mitad."),
	NUMBER(cadence_floor, 0.1, 3650, "7", "The shortest rhythm of contact, in days.",
		"El ritmo de contacto más corto, en días."),
	NUMBER(silent_at, 1, 1000, "3", "Times the cadence after which an account is silent.",
		"Veces la cadencia tras las que una cuenta está en silencio."),
	NUMBER(coherence_kappa_low, 0, 1e6, "2",
		"Least weight of the company's mean in a coherence.",
		"Peso mínimo de la media de la empresa en una coherencia."),
	NUMBER(coherence_kappa_high, 0, 1e6, "50",
		"Largest weight of the company's mean in a coherence.",
		"Peso máximo de la media de la empresa en una coherencia."),
	NUMBER(pale_below, 0, 1e6, "5",
		"Effective number of promises under which a coherence is shown pale.",
		"Número efectivo de promesas bajo el que una coherencia se muestra pálida."),
	NUMBER(trend_alpha, 0.0001, 0.5, "0.1",
		"How unlikely a change must be by chance to get an arrow.",
		"Qué tan difícil debe ser que un cambio sea azar para que lleve flecha."),
	NUMBER(trusted_advisor_line, 0, 1, "0.18",
		"Share of trusted advisers drawn for comparison.",
		"Proporción de asesores de confianza dibujada como referencia."),
	NUMBER(risk_watch, 1, 1000, "1.5",
		"Times the company's mean rate at which an account is watched.",
		"Veces la tasa media de la empresa a partir de las que se vigila una cuenta."),
	NUMBER(risk_alarm, 1, 1000, "3",
		"Times the company's mean rate at which an account is at risk.",
		"Veces la tasa media de la empresa a partir de las que una cuenta está en riesgo."),
	NUMBER(risk_prior_sd, 0.0001, 100, "0.35",
		"How far the company's history may move a starting weight.",
		"Cuánto puede mover la historia de la empresa un peso inicial."),
	NUMBER(weight_wear, -10, 10, "0.35", "Starting weight of wear in the risk.",
		"Peso inicial del desgaste en el riesgo."),
	NUMBER(weight_silence, -10, 10, "0.25", "Starting weight of silence in the risk.",
		"Peso inicial del silencio en el riesgo."),
	NUMBER(weight_strength, -10, 10, "-0.25", "Starting weight of strength in the risk.",
		"Peso inicial de la fortaleza en el riesgo."),
	NUMBER(weight_trust, -10, 10, "0.5", "Starting weight of lost trust in the risk.",
		"Peso inicial de la confianza perdida en el riesgo."),
};
const struct table parameters_table = {WORD("analysis"), parameters_rows,
	sizeof parameters_rows / sizeof *parameters_rows, sizeof(struct parameters),
	"Thresholds and half-lives of the analysis.", "Umbrales y vidas medias del análisis."};

static const struct field own_kind_rows[] = {
	ROW(ID, own_kind, id, "id", .flags = FIELD_REQUIRED, .en = "The word that incidents use.",
		.es = "La palabra que usan los incidentes."),
	ROW(TEXT, own_kind, name, "name", .en = "How pages call it.",
		.es = "Cómo lo llaman las páginas."),
	ROW(TERM, own_kind, as, "as", .flags = FIELD_REQUIRED, .terms = &incident_kind_terms,
		.en = "The built-in kind that it counts as.",
		.es = "El tipo incorporado como el que cuenta."),
};
const struct table own_kind_table =
	TABLE(own_kind, own_kind_rows, .en = "A kind of incident of the company's own.",
		.es = "Un tipo de incidente propio de la empresa.");

static const struct field site_rows[] = {
	ROW(TEXT, site_options, title, "title",
		.en = "Title of the site, if not the company's name.",
		.es = "Título del sitio, si no es el nombre de la empresa."),
	ROW(TEXT, site_options, footer, "footer",
		.en = "A line at the foot of every page, in Markdown.",
		.es = "Una línea al pie de cada página, en Markdown."),
	ROW(PATH, site_options, logo, "logo",
		.en = "Path of a picture below the content folder, .svg or .png, up to 256 KiB.",
		.es = "Ruta de una imagen bajo la carpeta de contenido, .svg o .png, hasta 256 "
		      "KiB."),
	ROW(COLOUR, site_options, accent, "accent",
		.en = "Colour of links and headings' marks, as #0f597d; legible on light paper.",
		.es = "Color de enlaces y rótulos, como #0f597d; legible sobre papel claro."),
	ROW(TERM, site_options, people, "people", .terms = &names_terms, .standard = "hidden",
		.en = "How people are shown.", .es = "Cómo se muestran las personas."),
	ROW(YESNO, site_options, indexed, "indexed", .standard = "no",
		.en = "Whether search engines may list the site.",
		.es = "Si los buscadores pueden listar el sitio."),
	ROW(URL, site_options, address, "address",
		.en = "Where the site is published, for feeds, calendars and the map of pages.",
		.es = "Dónde se publica el sitio, para avisos, calendarios y el mapa de páginas."),
	ROW(TEXTS, site_options, menu, "menu",
		.en = "Slugs of the company's own pages, in the order of the menu.",
		.es = "Direcciones de las páginas propias, en el orden del menú."),
};
const struct table site_table = {WORD("site"), site_rows, sizeof site_rows / sizeof *site_rows,
	sizeof(struct site_options), "How the site looks and what it shows.",
	"Cómo se ve el sitio y qué muestra."};

#define MOST(part, most, default_, en_, es_)                                                    \
	ROW(LONG, limits, part, #part, .low = 1, .high = most, .standard = default_, .en = en_, \
		.es = es_)
static const struct field limits_rows[] = {
	MOST(file_bytes, 671088640, "67108864", "Bytes that a file may have.",
		"Bytes que puede tener un archivo."),
	MOST(depth, 640, "64", "How deep lists and mappings may stand in one another.",
		"Cuántos niveles pueden anidarse listas y bloques."),
	MOST(text_bytes, 10485760, "1048576", "Bytes that a text may have.",
		"Bytes que puede tener un texto."),
	MOST(errors_shown, 1000, "100", "Errors shown of one file.",
		"Errores que se muestran de un archivo."),
};
const struct table limits_table = TABLE(
	limits, limits_rows, .en = "Limits of what is read.", .es = "Límites de lo que se lee.");

static const struct field history_rows[] = {
	ROW(START, history_options, since, "since",
		.en = "The commit, by 7 digits of its id or more, or the day from which changes "
		      "to the records count; what was before is held against nobody.",
		.es = "El commit, por 7 cifras o más de su id, o el día a partir del cual cuentan "
		      "los cambios en los registros; lo anterior no se reprocha a nadie."),
	ROW(TERM, history_options, backtest, "backtest", .terms = &known_by_terms,
		.standard = "dates",
		.en = "What says when a record was known, where past forecasts are tried: its own "
		      "dates, or the commits that wrote it down.",
		.es = "Qué dice desde cuándo se conocía un registro al poner a prueba los "
		      "pronósticos pasados: sus propias fechas o los commits que lo anotaron."),
};
const struct table history_table = {WORD("history"), history_rows,
	sizeof history_rows / sizeof *history_rows, sizeof(struct history_options),
	"What is made of the git history of the records.",
	"Qué se hace con el historial de git de los registros."};

static const struct field gate_rows[] = {
	ROW(ID, gate, id, "id", .flags = FIELD_REQUIRED, .en = "Name of the condition.",
		.es = "Nombre de la condición."),
	ROW(TERM, gate, measure, "measure", .flags = FIELD_REQUIRED, .terms = &gate_measure_terms,
		.en = "The figure it looks at.", .es = "La cifra que mira."),
	ROW(REF, gate, department, "department", .refers = REFERS(DEPARTMENT),
		.en = "Only of this department.", .es = "Solo de este departamento."),
	ROW(TEXT, gate, segment, "segment", .en = "Only of this segment.",
		.es = "Solo de este segmento."),
	ROW(KIND, gate, kind, "kind", .en = "Only of this kind of incident.",
		.es = "Solo de este tipo de incidente."),
	ROW(NUMBER, gate, above, "above", .low = -1e15, .high = 1e15, .standard = "none",
		.en = "It fires above this value.", .es = "Salta por encima de este valor."),
	ROW(NUMBER, gate, below, "below", .low = -1e15, .high = 1e15, .standard = "none",
		.en = "It fires below this value.", .es = "Salta por debajo de este valor."),
	ROW(TERM, gate, against, "against", .terms = &gate_against_terms, .standard = "absolute",
		.en = "Compared as it is, or with another state of the records.",
		.es = "Comparado tal cual o con otro estado de los registros."),
	ROW(TERM, gate, level, "level", .terms = &gate_level_terms, .standard = "error",
		.en = "Whether the build fails or only warns.",
		.es = "Si la construcción falla o solo avisa."),
};
const struct table gate_table =
	TABLE(gate, gate_rows, .en = "A condition that makes a build fail for a named reason.",
		.es = "Una condición que hace fallar una construcción por un motivo con nombre.");

static const struct field company_rows[] = {
	ROW(TEXT, company, name, "name", .flags = FIELD_REQUIRED, .en = "Name of the company.",
		.es = "Nombre de la empresa."),
	ROW(TERM, company, language, "language", .flags = FIELD_REQUIRED, .terms = &language_terms,
		.en = "Language of the site.", .es = "Idioma del sitio."),
	ROW(CURRENCY, company, currency_code, "currency", .flags = FIELD_REQUIRED,
		.en = "Currency of every amount, by its ISO 4217 code.",
		.es = "Moneda de todo importe, por su código ISO 4217."),
	ROW(ZONE, company, timezone, "timezone", .flags = FIELD_REQUIRED,
		.en = "Time zone of the company's clocks.",
		.es = "Zona horaria de los relojes de la empresa."),
	ROW(DAY, company, records_since, "records_since",
		.en = "First day on which incidents were logged; else the earliest record.",
		.es = "Primer día en que se anotaron incidentes; si falta, el del registro más "
		      "antiguo."),
	ROW(DAY, company, as_of, "as_of", .en = "Pins the day of the analysis.",
		.es = "Fija el día del análisis."),
	ROW(WORDS, company, workweek, "workweek", .terms = &weekday_terms,
		.en = "Days on which the company works; else Monday to Friday.",
		.es = "Días en que trabaja la empresa; si no, de lunes a viernes."),
	ROW(DAYS, company, holidays, "holidays", .en = "Days on which it doesn't.",
		.es = "Días en que no trabaja."),
	ROW(SPAN, company, lapse_after, "lapse_after", .standard = "180d",
		.en = "How long after its last order an account that buys by order has left.",
		.es = "Cuánto después de su último pedido se da por perdida una cuenta que "
		      "compra por pedido."),
	ROW(RECORDS, company, kinds, "kinds", .table = &own_kind_table,
		.en = "Kinds of incident of its own.", .es = "Tipos de incidente propios."),
	ROW(RECORD, company, windows, "windows", .table = &windows_table,
		.en = "Windows of the pages, in days.", .es = "Ventanas de las páginas, en días."),
	ROW(RECORD, company, analysis, "analysis", .table = &parameters_table,
		.en = "Thresholds and half-lives.", .es = "Umbrales y vidas medias."),
	ROW(RECORD, company, site, "site", .table = &site_table, .en = "How the site looks.",
		.es = "Cómo se ve el sitio."),
	ROW(RECORD, company, limits, "limits", .table = &limits_table,
		.en = "Limits of what is read.", .es = "Límites de lo que se lee."),
	ROW(RECORD, company, history, "history", .table = &history_table,
		.en = "What is made of the git history of the records.",
		.es = "Qué se hace con el historial de git de los registros."),
	ROW(URL, company, repository, "repository",
		.en = "Address of a record, with `{commit}`, `{path}` and `{line}`.",
		.es = "Dirección de un registro en el repositorio, con `{commit}`, `{path}` y "
		      "`{line}`."),
	ROW(RECORDS, company, gates, "gates", .table = &gate_table,
		.en = "Conditions that make a build fail.",
		.es = "Condiciones que hacen fallar una construcción."),
};
const struct table company_table = TABLE(company, company_rows,
	.en = "The company: exactly one record.", .es = "La empresa: exactamente un registro.");

static const struct field department_rows[] = {
	ROW(ID, department, id, "id", .flags = FIELD_REQUIRED | FIELD_PAGE, .en = "Its id.",
		.es = "Su id."),
	ROW(TEXT, department, name, "name", .flags = FIELD_REQUIRED, .en = "Its name.",
		.es = "Su nombre."),
	ROW(REF, department, lead, "lead", .refers = REFERS(PERSON), .en = "Who leads it.",
		.es = "Quién lo dirige."),
	ROW(TERM, department, role, "role", .terms = &role_terms,
		.en = "What it does about promises.", .es = "Qué hace con las promesas."),
};
const struct table department_table = TABLE(department, department_rows,
	.en = "A department; where any is given the built-in ones are gone.",
	.es = "Un departamento; si se da alguno, los incorporados desaparecen.");

static const struct field person_rows[] = {
	ROW(ID, person, id, "id", .flags = FIELD_REQUIRED, .en = "Its id.", .es = "Su id."),
	ROW(TEXT, person, name, "name", .flags = FIELD_REQUIRED, .en = "The person's name.",
		.es = "El nombre de la persona."),
	ROW(REF, person, department, "department", .refers = REFERS(DEPARTMENT),
		.en = "Where this person works.", .es = "Dónde trabaja."),
	ROW(MONEY, person, authority, "authority",
		.en = "The largest cost this person may settle alone.",
		.es = "Lo más que esta persona puede resolver sin pedir permiso."),
	ROW(DAY, person, left, "left", .en = "The day this person left the company.",
		.es = "El día en que dejó la empresa."),
};
const struct table person_table = TABLE(
	person, person_rows, .en = "A person of the company.", .es = "Una persona de la empresa.");
