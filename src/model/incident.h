/* incident.h - something that failed for a client. */
#ifndef MODEL_INCIDENT_H
#define MODEL_INCIDENT_H

#include "model/record.h"
#include "model/terms.h"

struct incident {
	struct record record;
	size_t index;  /* in book.incidents */
	struct str id; /* empty: none */
	struct ref account;
	struct when when;
	struct str kind_id;              /* as written */
	enum incident_kind kind;         /* built in, or what an own kind counts as */
	const struct own_kind *own_kind; /* NULL: a built-in one */
	struct shares origin;
	struct str summary, notes;
	enum incident_severity severity;
	enum mode mode;
	enum phase phase;
	struct ref felt_in; /* department; none: where it started */
	enum channel channel;
	struct ref promise;
	struct when answered, resolved;
	struct ref resolved_by; /* person */
	struct refs escalated;  /* persons or departments */
	struct span waited;
	int64_t cost; /* minor units; -1: not given */
	struct ref repeats;
};

#endif
