/* fields_account.c - the fields of accounts and of what clients said and heard. */
#include "read/rows.h"

static const struct field revenue_rows[] = {
	ROW(DAY, revenue, from, "from", .flags = FIELD_REQUIRED, .en = "First day of this value.",
		.es = "Primer día de este valor."),
	ROW(MONEY, revenue, monthly, "monthly", .flags = FIELD_REQUIRED, .en = "Value a month.",
		.es = "Valor al mes."),
	ROW(TEXT, revenue, because, "because", .en = "Why it changed.", .es = "Por qué cambió."),
};
const struct table revenue_table =
	TABLE(revenue, revenue_rows, .en = "A recurring value, valid until the next.",
		.es = "Un valor recurrente, vigente hasta el siguiente.");

static const struct field purchase_rows[] = {
	ROW(DAY, purchase, on, "on", .flags = FIELD_REQUIRED, .en = "Day of the order.",
		.es = "Día del pedido."),
	ROW(MONEY, purchase, amount, "amount", .flags = FIELD_REQUIRED, .en = "What it was worth.",
		.es = "Cuánto valió."),
};
const struct table purchase_table =
	TABLE(purchase, purchase_rows, .en = "An order.", .es = "Un pedido.");

static const struct field spell_rows[] = {
	ROW(DAY, spell, from, "from", .flags = FIELD_REQUIRED, .en = "First day as a client.",
		.es = "Primer día como cliente."),
	ROW(DAY, spell, to, "to", .en = "The day the client left; none while it stays.",
		.es = "El día en que se fue; ninguno mientras sigue."),
	ROW(TERM, spell, because, "because", .terms = &reason_terms, .en = "What the client said.",
		.es = "Lo que dijo el cliente."),
};
const struct table spell_table =
	TABLE(spell, spell_rows, .en = "A time as a client.", .es = "Un tiempo como cliente.");

static const struct field review_rows[] = {
	ROW(DAY, review, on, "on", .flags = FIELD_REQUIRED, .en = "Day of the review.",
		.es = "Día de la revisión."),
	ROW(REF, review, by, "by", .refers = REFERS(PERSON), .flags = FIELD_REQUIRED,
		.en = "Who looked at the loss.", .es = "Quién miró la pérdida."),
	ROW(TEXT, review, learned, "learned", .flags = FIELD_REQUIRED, .en = "What was learnt.",
		.es = "Qué se aprendió."),
};
const struct table review_table = TABLE(
	review, review_rows, .en = "How a loss was looked at.", .es = "Cómo se miró una pérdida.");

static const struct field contact_rows[] = {
	ROW(TEXT, contact, name, "name", .flags = FIELD_REQUIRED,
		.en = "Name of the person at the client's.",
		.es = "Nombre de la persona en el cliente."),
	ROW(TEXT, contact, role, "role", .en = "What this person does there.",
		.es = "Qué hace allí."),
	ROW(YESNO, contact, decides, "decides", .standard = "no",
		.en = "Whether this person decides.", .es = "Si esta persona decide."),
};
const struct table contact_table = TABLE(contact, contact_rows, .en = "A person at the client's.",
	.es = "Una persona en el cliente.");

static const struct field disclosed_rows[] = {
	ROW(DAY, disclosed, on, "on", .flags = FIELD_REQUIRED,
		.en = "Day on which the client told it.", .es = "Día en que el cliente lo contó."),
	ROW(TERM, disclosed, what, "what", .flags = FIELD_REQUIRED, .terms = &disclosure_terms,
		.en = "What the client told.", .es = "Qué contó el cliente."),
};
const struct table disclosed_table =
	TABLE(disclosed, disclosed_rows, .en = "Something a buyer who trusts tells.",
		.es = "Algo que cuenta un comprador que confía.");

static const struct field account_rows[] = {
	ROW(ID, account, id, "id", .flags = FIELD_REQUIRED | FIELD_PAGE,
		.en = "Its id: the name of its page.", .es = "Su id: el nombre de su página."),
	ROW(TEXT, account, name, "name", .flags = FIELD_REQUIRED, .en = "Name of the client.",
		.es = "Nombre del cliente."),
	ROW(DAY, account, since, "since", .flags = FIELD_ONE_OF, .en = "First day as a client.",
		.es = "Primer día como cliente."),
	ROW(REF, account, owner, "owner", .flags = FIELD_OWNER, .refers = REFERS(PERSON),
		.en = "Who holds the relation; required where people are given.",
		.es = "Quién lleva la relación; obligatorio si se dan personas."),
	ROW(TEXT, account, segment, "segment", .en = "Group of clients it belongs to.",
		.es = "Grupo de clientes al que pertenece."),
	ROW(TEXT, account, region, "region", .en = "Where it is.", .es = "Dónde está."),
	ROW(TEXTS, account, tags, "tags", .en = "Words to find it by.",
		.es = "Palabras para encontrarla."),
	ROW(REF, account, referred_by, "referred_by", .refers = REFERS(ACCOUNT),
		.en = "The client that recommended us.", .es = "El cliente que nos recomendó."),
	ROW(RECORDS, account, revenue, "revenue", .table = &revenue_table,
		.en = "Recurring value, each valid until the next.",
		.es = "Valor recurrente, cada uno vigente hasta el siguiente."),
	ROW(RECORDS, account, purchases, "purchases", .table = &purchase_table,
		.en = "Orders, for business by order.",
		.es = "Pedidos, para el negocio por pedido."),
	ROW(DAY, account, renews, "renews", .en = "Day of renewal.", .es = "Día de renovación."),
	ROW(DAY, account, ended, "ended", .en = "The day the client left.",
		.es = "El día en que el cliente se fue."),
	ROW(TERM, account, ended_because, "ended_because", .terms = &reason_terms,
		.en = "What the client said on leaving.", .es = "Lo que dijo el cliente al irse."),
	ROW(RECORDS, account, spells, "spells", .table = &spell_table, .flags = FIELD_ONE_OF,
		.en = "Instead of since and ended, for a client that left and came back.",
		.es = "En lugar de since y ended, para un cliente que se fue y volvió."),
	ROW(RECORD, account, review, "review", .table = &review_table,
		.en = "How the loss was looked at.", .es = "Cómo se miró la pérdida."),
	ROW(SPAN, account, cadence, "cadence",
		.en = "Agreed rhythm of contact; else it is computed.",
		.es = "Ritmo de contacto acordado; si no, se calcula."),
	ROW(TEXTS, account, needs, "needs", .en = "What the client came for.",
		.es = "A qué vino el cliente."),
	ROW(TEXTS, account, reasons_to_stay, "reasons_to_stay", .en = "Why it stays.",
		.es = "Por qué se queda."),
	ROW(RECORDS, account, contacts, "contacts", .table = &contact_table,
		.en = "People at the client's.", .es = "Personas en el cliente."),
	ROW(RECORDS, account, disclosed, "disclosed", .table = &disclosed_table,
		.en = "What the client told us: a buyer who trusts tells.",
		.es = "Lo que el cliente nos contó: un comprador que confía cuenta."),
};
const struct table account_table = TABLE(
	account, account_rows, .en = "A client of the company.", .es = "Un cliente de la empresa.");

#define ACCOUNT(owner)                                                                 \
	ROW(REF, owner, account, "account", .flags = FIELD_REQUIRED | FIELD_INHERITED, \
		.refers = REFERS(ACCOUNT),                                             \
		.en = "The client; in a document with `account:` it is that one.",     \
		.es = "El cliente; en un documento con `account:`, es ese.")

static const struct field touchpoint_rows[] = {
	ACCOUNT(touchpoint),
	ROW(WHEN, touchpoint, when, "when", .flags = FIELD_REQUIRED, .en = "Day or moment.",
		.es = "Día o momento."),
	ROW(TERM, touchpoint, channel, "channel", .terms = &channel_terms, .en = "How.",
		.es = "Por qué medio."),
	ROW(REF, touchpoint, department, "department", .refers = REFERS(DEPARTMENT),
		.en = "The department in contact.", .es = "El departamento en contacto."),
	ROW(REF, touchpoint, person, "person", .refers = REFERS(PERSON),
		.en = "The person in contact.", .es = "La persona en contacto."),
	ROW(TERM, touchpoint, effect, "effect", .flags = FIELD_REQUIRED, .terms = &effect_terms,
		.en = "Whether it strengthened or weakened the relation: there is no neutral.",
		.es = "Si fortaleció o debilitó la relación: no hay neutro."),
	ROW(TERM, touchpoint, experience, "experience", .terms = &experience_terms,
		.en = "What the client experienced.", .es = "Qué experimentó el cliente."),
	ROW(TERM, touchpoint, purpose, "purpose", .terms = &purpose_terms,
		.en = "What sales came for.", .es = "A qué vino ventas."),
	ROW(TEXT, touchpoint, summary, "summary", .en = "What happened, in a line.",
		.es = "Qué pasó, en una línea."),
};
const struct table touchpoint_table = TABLE(touchpoint, touchpoint_rows,
	.en = "A contact with a client.", .es = "Un contacto con un cliente.");

#define SCORE(part, en_, es_)                                                                  \
	ROW(INT, assessment, part, #part, .low = 0, .high = 10, .standard = "none", .en = en_, \
		.es = es_)
static const struct field assessment_rows[] = {
	ACCOUNT(assessment),
	ROW(DAY, assessment, on, "on", .flags = FIELD_REQUIRED, .en = "Day of the answer.",
		.es = "Día de la respuesta."),
	ROW(REF, assessment, by, "by", .flags = FIELD_REQUIRED | FIELD_CLIENT,
		.refers = REFERS(PERSON), .en = "`client`, or the person whose own view this is.",
		.es = "`client`, o la persona cuya visión es esta."),
	ROW(REF, assessment, of, "of", .refers = REFERS(PERSON), .en = "The person it is about.",
		.es = "La persona de la que trata."),
	ROW(MAYBE, assessment, trusted_advisor, "trusted_advisor",
		.en = "Whether that person is a trusted adviser.",
		.es = "Si esa persona es un asesor de confianza."),
	SCORE(trust, "Trust, 0 to 10.", "Confianza, de 0 a 10."),
	SCORE(execution, "Do we do what we say, 0 to 10.", "Si hacemos lo que decimos, de 0 a 10."),
	SCORE(coherence, "Are we one company, 0 to 10.", "Si somos una sola empresa, de 0 a 10."),
	SCORE(communication, "Communication, 0 to 10.", "Comunicación, de 0 a 10."),
	SCORE(value, "Value for money, 0 to 10.", "Valor recibido, de 0 a 10."),
	SCORE(recommend, "Would you recommend us, 0 to 10.", "Si nos recomendaría, de 0 a 10."),
	ROW(TEXT, assessment, comment, "comment", .en = "In the client's own words.",
		.es = "En palabras del cliente."),
};
const struct table assessment_table = TABLE(assessment, assessment_rows,
	.en = "How somebody sees the relation.", .es = "Cómo ve alguien la relación.");

static const struct field concession_rows[] = {
	ROW(REF, concession, asked_of, "asked_of", .refers = REFERS(PERSON),
		.en = "Whom the seller asked.", .es = "A quién se lo pidió el vendedor."),
	ROW(DAY, concession, on, "on", .en = "Day of the answer.", .es = "Día de la respuesta."),
	ROW(TERM, concession, kind, "kind", .flags = FIELD_REQUIRED,
		.terms = &concession_kind_terms, .en = "What was asked for.",
		.es = "Qué se pidió."),
	ROW(TERM, concession, outcome, "outcome", .flags = FIELD_REQUIRED, .terms = &outcome_terms,
		.en = "How it ended.", .es = "Cómo acabó."),
	ROW(MONEY, concession, amount, "amount", .en = "What it costs.", .es = "Cuánto cuesta."),
};
const struct table concession_table =
	TABLE(concession, concession_rows, .en = "What a seller asked of the company.",
		.es = "Lo que un vendedor pidió a la empresa.");

static const struct field objection_rows[] = {
	ACCOUNT(objection),
	ROW(DAY, objection, on, "on", .flags = FIELD_REQUIRED, .en = "Day of the objection.",
		.es = "Día de la objeción."),
	ROW(REF, objection, by, "by", .flags = FIELD_REQUIRED, .refers = REFERS(PERSON),
		.en = "The seller who met it.", .es = "El vendedor que la recibió."),
	ROW(TERM, objection, kind, "kind", .flags = FIELD_REQUIRED, .terms = &objection_kind_terms,
		.en = "What it was about.", .es = "De qué trataba."),
	ROW(TERM, objection, answer, "answer", .flags = FIELD_REQUIRED, .terms = &answer_terms,
		.en = "How it was met.", .es = "Cómo se respondió."),
	ROW(RECORD, objection, concession, "concession", .table = &concession_table,
		.en = "What was asked of the company for it.",
		.es = "Qué se pidió a la empresa por ella."),
};
const struct table objection_table = TABLE(objection, objection_rows, .en = "A buyer's objection.",
	.es = "Una objeción de un comprador.");
