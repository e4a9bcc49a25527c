/* fields_promise.c - the fields of promises, standards, incidents, decisions and stories. */
#include "read/rows.h"

#define ID(owner, en_, es_)	ROW(ID, owner, id, "id", .en = en_, .es = es_)

static const struct field moved_rows[] = {
	ROW(DAY, moved, on, "on", .flags = FIELD_REQUIRED, .en = "Day on which the client was told.",
		.es = "Día en que se avisó al cliente."),
	ROW(DAY, moved, to, "to", .flags = FIELD_REQUIRED, .en = "The new date.", .es = "La nueva fecha."),
	ROW(YESNO, moved, agreed, "agreed", .flags = FIELD_REQUIRED, .en = "Whether the client agreed.",
		.es = "Si el cliente estuvo de acuerdo."),
};
const struct table moved_table = TABLE(moved, moved_rows,
	.en = "A new date; it counts only if the client agreed before the old one passed.",
	.es = "Una nueva fecha; solo cuenta si el cliente la aceptó antes de pasar la anterior.");

static const struct field promise_rows[] = {
	ROW(REF, promise, account, "account", .flags = FIELD_ONE_OF | FIELD_INHERITED, .refers = REFERS(ACCOUNT),
		.en = "The client; in a document with `account:` it is that one.",
		.es = "El cliente; en un documento con `account:`, es ese."),
	ROW(REF, promise, to, "to", .flags = FIELD_ONE_OF, .refers = REFERS(DEPARTMENT),
		.en = "Instead of account: the department that is the internal client.",
		.es = "En lugar de account: el departamento que es el cliente interno."),
	ROW(TEXT, promise, what, "what", .flags = FIELD_REQUIRED, .en = "What was promised.", .es = "Qué se prometió."),
	ROW(DAY, promise, made, "made", .flags = FIELD_REQUIRED, .en = "Day on which the word was given.",
		.es = "Día en que se dio la palabra."),
	ROW(DAY, promise, due, "due", .flags = FIELD_REQUIRED, .en = "Day by which it is to be kept.",
		.es = "Día en que debe estar cumplida."),
	ROW(REF, promise, by, "by", .flags = FIELD_REQUIRED, .refers = REFERS(PERSON) | REFERS(DEPARTMENT),
		.en = "Who gave its word.", .es = "Quién dio su palabra."),
	ROW(REF, promise, owner, "owner", .flags = FIELD_REQUIRED, .refers = REFERS(DEPARTMENT), .en = "Who must deliver.",
		.es = "Quién debe cumplirla."),
	ROW(TERM, promise, about, "about", .flags = FIELD_REQUIRED, .terms = &aspect_terms, .en = "What kind of film was sold.",
		.es = "Qué película se vendió."),
	ID(promise, "Its id; needed where an incident names it.", "Su id; hace falta si una incidencia la nombra."),
	ROW(INT, promise, weight, "weight", .low = 1, .high = 5, .standard = "3", .en = "How much it matters, 1 to 5.",
		.es = "Cuánto importa, de 1 a 5."),
	ROW(URL, promise, evidence, "evidence", .en = "Address of what proves it.", .es = "Dirección de lo que lo prueba."),
	ROW(MARKDOWN, promise, notes, "notes", .en = "Notes in Markdown.", .es = "Notas en Markdown."),
	ROW(DAY, promise, kept, "kept", .en = "Day on which it was kept.", .es = "Día en que se cumplió."),
	ROW(DAY, promise, broken, "broken", .en = "Day on which it was broken.", .es = "Día en que se rompió."),
	ROW(DAY, promise, withdrawn, "withdrawn", .en = "Day on which it was taken back.", .es = "Día en que se retiró."),
	ROW(PERCENT, promise, delivered, "delivered", .low = 0, .high = 200, .standard = "100%",
		.en = "How much of it was delivered; above 100 % it was exceeded.",
		.es = "Cuánto de ella se entregó; por encima de 100 % se superó."),
	ROW(TERM, promise, verdict, "verdict", .terms = &verdict_terms, .en = "What the client says of it.",
		.es = "Qué dice de ella el cliente."),
	ROW(REF, promise, claim, "claim", .refers = REFERS(STANDARD), .en = "The promise to the market that it rests on.",
		.es = "La promesa al mercado en la que se apoya."),
	ROW(REF, promise, replaces, "replaces", .refers = REFERS(PROMISE), .en = "The promise whose terms this one supersedes.",
		.es = "La promesa cuyos términos sustituye."),
	ROW(RECORDS, promise, moved, "moved", .table = &moved_table, .en = "New dates.", .es = "Nuevas fechas."),
};
const struct table promise_table = TABLE(promise, promise_rows, .en = "Somebody's word to a client or to a colleague.",
	.es = "La palabra dada a un cliente o a un colega.");

static const struct field standard_rows[] = {
	ROW(ID, standard, id, "id", .flags = FIELD_REQUIRED, .en = "Its id.", .es = "Su id."),
	ROW(TEXT, standard, what, "what", .flags = FIELD_REQUIRED, .en = "What the market is told.", .es = "Qué se dice al mercado."),
	ROW(REF, standard, by, "by", .refers = REFERS(DEPARTMENT), .en = "The department that says it.",
		.es = "El departamento que lo dice."),
	ROW(REF, standard, owner, "owner", .refers = REFERS(DEPARTMENT), .en = "The department that must keep it.",
		.es = "El departamento que debe cumplirlo."),
	ROW(DAY, standard, since, "since", .en = "First day on which it holds.", .es = "Primer día en que rige."),
	ROW(TERM, standard, measure, "measure", .flags = FIELD_REQUIRED, .terms = &measure_terms, .en = "What is measured.",
		.es = "Qué se mide."),
	ROW(SPAN, standard, within, "within", .en = "The longest time that meets it.", .es = "El tiempo máximo que lo cumple."),
	ROW(PERCENT, standard, target, "target", .low = 0, .high = 100, .standard = "100%", .en = "Share of cases that must meet it.",
		.es = "Proporción de casos que deben cumplirlo."),
	ROW(TEXTS, standard, segments, "segments", .en = "Only for these segments.", .es = "Solo para estos segmentos."),
	ROW(KINDS, standard, kinds, "kinds", .en = "Only for these kinds of incident.", .es = "Solo para estos tipos de incidencia."),
};
const struct table standard_table = TABLE(standard, standard_rows, .en = "A standing promise to the market.",
	.es = "Una promesa permanente al mercado.");

static const struct field incident_rows[] = {
	ROW(REF, incident, account, "account", .flags = FIELD_REQUIRED | FIELD_INHERITED, .refers = REFERS(ACCOUNT),
		.en = "The client; in a document with `account:` it is that one.",
		.es = "El cliente; en un documento con `account:`, es ese."),
	ROW(WHEN, incident, when, "when", .flags = FIELD_REQUIRED, .en = "Day or moment.", .es = "Día o momento."),
	ROW(KIND, incident, kind_id, "kind", .flags = FIELD_REQUIRED, .en = "What failed.", .es = "Qué falló."),
	ROW(SHARES, incident, origin, "origin", .flags = FIELD_REQUIRED, .refers = REFERS(DEPARTMENT),
		.en = "Where it started: a department, or several with their shares.",
		.es = "Dónde empezó: un departamento, o varios con sus partes."),
	ROW(TEXT, incident, summary, "summary", .flags = FIELD_REQUIRED, .en = "What happened, in a line.",
		.es = "Qué pasó, en una línea."),
	ROW(TERM, incident, severity, "severity", .terms = &incident_severity_terms, .standard = "moderate", .en = "How bad it was.",
		.es = "Cuán grave fue."),
	ROW(TERM, incident, mode, "mode", .terms = &mode_terms, .standard = "act", .en = "What was done, or what was not.",
		.es = "Lo que se hizo, o lo que no."),
	ROW(TERM, incident, phase, "phase", .terms = &phase_terms, .en = "Before, during or after the sale.",
		.es = "Antes, durante o después de la venta."),
	ROW(REF, incident, felt_in, "felt_in", .refers = REFERS(DEPARTMENT), .en = "Where the client ran into it, if elsewhere.",
		.es = "Dónde lo notó el cliente, si fue en otro sitio."),
	ROW(TERM, incident, channel, "channel", .terms = &channel_terms, .en = "How it reached the client.",
		.es = "Por dónde llegó al cliente."),
	ROW(REF, incident, promise, "promise", .refers = REFERS(PROMISE), .en = "The promise that it breaks.",
		.es = "La promesa que rompe."),
	ROW(WHEN, incident, answered, "answered", .en = "When the client got an answer.", .es = "Cuándo tuvo respuesta el cliente."),
	ROW(WHEN, incident, resolved, "resolved", .en = "When it was settled.", .es = "Cuándo se resolvió."),
	ROW(REF, incident, resolved_by, "resolved_by", .refers = REFERS(PERSON), .en = "Who settled it.", .es = "Quién lo resolvió."),
	ROW(REFS, incident, escalated, "escalated", .refers = REFERS(PERSON) | REFERS(DEPARTMENT),
		.en = "To whom it was passed on; none: settled at the front line.",
		.es = "A quién se pasó; nadie: resuelta en primera línea."),
	ROW(SPAN, incident, waited, "waited", .flags = FIELD_ZERO, .en = "Time spent waiting for somebody's approval.",
		.es = "Tiempo esperando la aprobación de alguien."),
	ROW(MONEY, incident, cost, "cost", .en = "What it cost.", .es = "Cuánto costó."),
	ROW(REF, incident, repeats, "repeats", .refers = REFERS(INCIDENT), .en = "The incident of which this is a repetition.",
		.es = "La incidencia que repite."),
	ID(incident, "Its id; needed where another repeats it.", "Su id; hace falta si otra la repite."),
	ROW(MARKDOWN, incident, notes, "notes", .en = "Notes in Markdown.", .es = "Notas en Markdown."),
};
const struct table incident_table = TABLE(incident, incident_rows, .en = "Something that failed for a client.",
	.es = "Algo que falló para un cliente.");

static const struct field decision_rows[] = {
	ID(decision, "Its id.", "Su id."),
	ROW(DAY, decision, on, "on", .flags = FIELD_REQUIRED, .en = "Day of the decision.", .es = "Día de la decisión."),
	ROW(REF, decision, by, "by", .flags = FIELD_REQUIRED, .refers = REFERS(PERSON) | REFERS(DEPARTMENT), .en = "Who decided.",
		.es = "Quién decidió."),
	ROW(TEXT, decision, what, "what", .flags = FIELD_REQUIRED, .en = "What was decided.", .es = "Qué se decidió."),
	ROW(REFS, decision, departments, "departments", .refers = REFERS(DEPARTMENT), .en = "The departments it is meant to change.",
		.es = "Los departamentos que debe cambiar."),
	ROW(KINDS, decision, kinds, "kinds", .en = "The kinds of incident it is meant to change.",
		.es = "Los tipos de incidencia que debe cambiar."),
	ROW(REF, decision, account, "account", .flags = FIELD_INHERITED, .refers = REFERS(ACCOUNT), .en = "The client, if it is about one.",
		.es = "El cliente, si trata de uno."),
	ROW(DAY, decision, review, "review", .en = "Day on which it is looked at again.", .es = "Día en que se vuelve a mirar."),
	ROW(MARKDOWN, decision, notes, "notes", .en = "Notes in Markdown.", .es = "Notas en Markdown."),
};
const struct table decision_table = TABLE(decision, decision_rows, .en = "What leadership did about it.",
	.es = "Lo que hizo la dirección al respecto.");

static const struct field story_rows[] = {
	ROW(REF, story, subject, "account", .refers = REFERS(ACCOUNT), .en = "The client whose story this is.",
		.es = "El cliente cuya historia es esta."),
	ROW(REF, story, subject, "department", .refers = REFERS(DEPARTMENT), .en = "The department whose story this is.",
		.es = "El departamento cuya historia es esta."),
	ROW(TEXT, story, page, "page", .en = "Address of a page of its own.", .es = "Dirección de una página propia."),
	ROW(TEXT, story, title, "title", .en = "Title; else the first heading.", .es = "Título; si no, el primer encabezado."),
};
const struct table story_table = TABLE(story, story_rows, .en = "The front matter of a Markdown file.",
	.es = "La cabecera de un archivo Markdown.");
