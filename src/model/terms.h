/* terms.h - the closed lists of words that records use. */
#ifndef MODEL_TERMS_H
#define MODEL_TERMS_H

#include "base/str.h"

/* A closed list: names[i] is how enum value i is written in a record. Its `id` names it in
 * templates/i18n as term.ID.NAME. */
struct terms {
	const char *id;
	const struct str *names;
	size_t n;
};

/* The value of a word; -1 if it is not in the list. */
int terms_find(const struct terms *terms, struct str word);

/* clang-format off */
/* X(ENUM, "word") for each; 0 is what a record means that leaves the field out. */
#define ASPECT_TERMS(X)                                                                   \
	X(SPEED, "speed")                                                                 \
	X(QUALITY, "quality")                                                             \
	X(PERSONALISATION, "personalisation") X(CLOSENESS, "closeness") X(PRICE, "price") \
		X(SOLUTION, "solution") X(COMMUNICATION, "communication") X(VALUE, "value")
#define INCIDENT_TERMS(X)                                                                         \
	X(BROKEN_PROMISE, "broken-promise")                                                       \
	X(WRONG_INVOICE, "wrong-invoice")                                                         \
	X(LATE_DELIVERY, "late-delivery") X(SLOW_RESPONSE, "slow-response")                       \
		X(UNCOMMUNICATED_CHANGE, "uncommunicated-change") X(BUREAUCRACY, "bureaucracy")   \
			X(DEFECT, "defect") X(UNANSWERED, "unanswered") X(TREATMENT, "treatment") \
				X(OTHER, "other")
#define SEVERITY_TERMS(X) \
	X(MODERATE, "moderate") X(MINOR, "minor") X(SERIOUS, "serious") X(CRITICAL, "critical")
#define MODE_TERMS(X)  X(ACT, "act") X(OMISSION, "omission")
#define PHASE_TERMS(X) X(NONE, "") X(BEFORE, "before") X(DURING, "during") X(AFTER, "after")
#define CHANNEL_TERMS(X)                                                                  \
	X(NONE, "")                                                                       \
	X(CALL, "call")                                                                   \
	X(EMAIL, "email") X(VISIT, "visit") X(DELIVERY, "delivery") X(INVOICE, "invoice") \
		X(MESSAGE, "message") X(MEETING, "meeting") X(PORTAL, "portal")
#define REASON_TERMS(X)                                                           \
	X(NONE, "")                                                               \
	X(PRICE, "price")                                                         \
	X(QUALITY, "quality") X(SERVICE, "service") X(DELAYS, "delays")           \
		X(COMPETITOR, "competitor") X(NEED, "need") X(CLOSURE, "closure") \
			X(OTHER, "other")
#define ROLE_TERMS(X) \
	X(NONE, "")   \
	X(PROMISES, "promises") X(DELIVERS, "delivers") X(SUPPORTS, "supports") X(LEADS, "leads")
#define VERDICT_TERMS(X) X(NONE, "") X(ACCEPTED, "accepted") X(DISPUTED, "disputed")
#define MEASURE_TERMS(X)                        \
	X(INCIDENT_ANSWER, "incident.answer")   \
	X(INCIDENT_RESOLVE, "incident.resolve") \
	X(PROMISE_ON_TIME, "promise.on-time") X(CONTACT_GAP, "contact.gap")
#define EFFECT_TERMS(X) X(STRENGTHENS, "strengthens") X(WEAKENS, "weakens")
#define EXPERIENCE_TERMS(X) \
	X(NONE, "")         \
	X(PRODUCT, "product") X(SERVICE, "service") X(ADVICE, "advice") X(PEOPLE, "people")
#define PURPOSE_TERMS(X) \
	X(NONE, "") X(OPEN, "open") X(SERVE, "serve") X(DEFEND, "defend") X(JUSTIFY, "justify")
#define DISCLOSURE_TERMS(X)                                                                       \
	X(BUDGET, "budget")                                                                       \
	X(CRITERIA, "criteria") X(DECIDERS, "deciders") X(PROCESS, "process") X(PROBLEM, "proble" \
											 "m")
#define OBJECTION_TERMS(X)  \
	X(PRICE, "price")   \
	X(TIMING, "timing") \
	X(RISK, "risk") X(NEED, "need") X(COMPETITOR, "competitor") X(AUTHORITY, "authority")
#define ANSWER_TERMS(X) X(HANDLED, "handled") X(CONCEDED, "conceded") X(LOST, "lost")
#define CONCESSION_TERMS(X)                                                                 \
	X(DISCOUNT, "discount")                                                             \
	X(TERMS, "terms") X(DELIVERY, "delivery") X(SCOPE, "scope") X(FREE_SERVICE, "free-" \
										    "service")
#define OUTCOME_TERMS(X)  X(GRANTED, "granted") X(REFUSED, "refused") X(PENDING, "pending")
#define LANGUAGE_TERMS(X) X(ES, "es") X(EN, "en")
#define NAMES_TERMS(X)    X(HIDDEN, "hidden") X(INITIALS, "initials") X(NAMED, "named")
#define GATE_MEASURE_TERMS(X)                                                                     \
	X(COHERENCE, "coherence")                                                                 \
	X(KEPT, "kept")                                                                           \
	X(OVERDUE, "overdue")                                                                     \
	X(INCIDENTS, "incidents") X(WEAR, "wear") X(SILENT, "silent") X(NRR, "nrr") X(GRR, "grr") \
		X(REFILL, "refill")
#define GATE_LEVEL_TERMS(X)   X(ERROR, "error") X(WARN, "warn")
#define GATE_AGAINST_TERMS(X) X(ABSOLUTE, "absolute") X(BASELINE, "baseline")
#define KNOWN_BY_TERMS(X)     X(DATES, "dates") X(HISTORY, "history")

/* clang-format on */

#define X(id, word) ASPECT_##id,
enum aspect { ASPECT_TERMS(X) ASPECT_COUNT };
#undef X
extern const struct terms aspect_terms;

#define X(id, word) INCIDENT_##id,
enum incident_kind { INCIDENT_TERMS(X) INCIDENT_COUNT };
#undef X
extern const struct terms incident_kind_terms;

#define X(id, word) INCIDENT_SEVERITY_##id,
enum incident_severity { SEVERITY_TERMS(X) INCIDENT_SEVERITY_COUNT };
#undef X
extern const struct terms incident_severity_terms;

#define X(id, word) MODE_##id,
enum mode { MODE_TERMS(X) MODE_COUNT };
#undef X
extern const struct terms mode_terms;

#define X(id, word) PHASE_##id,
enum phase { PHASE_TERMS(X) PHASE_COUNT };
#undef X
extern const struct terms phase_terms;

#define X(id, word) CHANNEL_##id,
enum channel { CHANNEL_TERMS(X) CHANNEL_COUNT };
#undef X
extern const struct terms channel_terms;

#define X(id, word) REASON_##id,
enum reason { REASON_TERMS(X) REASON_COUNT };
#undef X
extern const struct terms reason_terms;

#define X(id, word) ROLE_##id,
enum role { ROLE_TERMS(X) ROLE_COUNT };
#undef X
extern const struct terms role_terms;

#define X(id, word) VERDICT_##id,
enum verdict { VERDICT_TERMS(X) VERDICT_COUNT };
#undef X
extern const struct terms verdict_terms;

#define X(id, word) MEASURE_##id,
enum measure { MEASURE_TERMS(X) MEASURE_COUNT };
#undef X
extern const struct terms measure_terms;

#define X(id, word) EFFECT_##id,
enum effect { EFFECT_TERMS(X) EFFECT_COUNT };
#undef X
extern const struct terms effect_terms;

#define X(id, word) EXPERIENCE_##id,
enum experience { EXPERIENCE_TERMS(X) EXPERIENCE_COUNT };
#undef X
extern const struct terms experience_terms;

#define X(id, word) PURPOSE_##id,
enum purpose { PURPOSE_TERMS(X) PURPOSE_COUNT };
#undef X
extern const struct terms purpose_terms;

#define X(id, word) DISCLOSURE_##id,
enum disclosure { DISCLOSURE_TERMS(X) DISCLOSURE_COUNT };
#undef X
extern const struct terms disclosure_terms;

#define X(id, word) OBJECTION_##id,
enum objection_kind { OBJECTION_TERMS(X) OBJECTION_COUNT };
#undef X
extern const struct terms objection_kind_terms;

#define X(id, word) ANSWER_##id,
enum answer { ANSWER_TERMS(X) ANSWER_COUNT };
#undef X
extern const struct terms answer_terms;

#define X(id, word) CONCESSION_##id,
enum concession_kind { CONCESSION_TERMS(X) CONCESSION_COUNT };
#undef X
extern const struct terms concession_kind_terms;

#define X(id, word) OUTCOME_##id,
enum outcome { OUTCOME_TERMS(X) OUTCOME_COUNT };
#undef X
extern const struct terms outcome_terms;

#define X(id, word) LANGUAGE_##id,
enum language { LANGUAGE_TERMS(X) LANGUAGE_COUNT };
#undef X
extern const struct terms language_terms;

#define X(id, word) NAMES_##id,
enum names { NAMES_TERMS(X) NAMES_COUNT };
#undef X
extern const struct terms names_terms;

#define X(id, word) GATE_MEASURE_##id,
enum gate_measure { GATE_MEASURE_TERMS(X) GATE_MEASURE_COUNT };
#undef X
extern const struct terms gate_measure_terms;

#define X(id, word) GATE_##id,
enum gate_level { GATE_LEVEL_TERMS(X) GATE_COUNT };
#undef X
extern const struct terms gate_level_terms;

#define X(id, word) AGAINST_##id,
enum gate_against { GATE_AGAINST_TERMS(X) AGAINST_COUNT };
#undef X
extern const struct terms gate_against_terms;

#define X(id, word) KNOWN_BY_##id,
enum known_by { KNOWN_BY_TERMS(X) KNOWN_BY_COUNT };
#undef X
extern const struct terms known_by_terms;

#endif
