/* terms.c - the closed lists of words that records use. */
#include "model/terms.h"

int terms_find(const struct terms *terms, struct str word)
{
	for (size_t i = 0; i < terms->n; i++)
		if (terms->names[i].n && str_eq(terms->names[i], word))
			return (int)i;
	return -1;
}

#define X(id, word) {word, sizeof(word) - 1},
#define TERMS(list, LIST)                                           \
	static const struct str list##_words[] = {LIST##_TERMS(X)}; \
	const struct terms list##_terms = {                         \
		#list, list##_words, sizeof list##_words / sizeof *list##_words}

TERMS(aspect, ASPECT);
TERMS(incident_kind, INCIDENT);
TERMS(incident_severity, SEVERITY);
TERMS(mode, MODE);
TERMS(phase, PHASE);
TERMS(channel, CHANNEL);
TERMS(reason, REASON);
TERMS(role, ROLE);
TERMS(verdict, VERDICT);
TERMS(measure, MEASURE);
TERMS(effect, EFFECT);
TERMS(experience, EXPERIENCE);
TERMS(purpose, PURPOSE);
TERMS(disclosure, DISCLOSURE);
TERMS(objection_kind, OBJECTION);
TERMS(answer, ANSWER);
TERMS(concession_kind, CONCESSION);
TERMS(outcome, OUTCOME);
TERMS(language, LANGUAGE);
TERMS(names, NAMES);
TERMS(gate_measure, GATE_MEASURE);
TERMS(gate_level, GATE_LEVEL);
TERMS(gate_against, GATE_AGAINST);
TERMS(known_by, KNOWN_BY);
