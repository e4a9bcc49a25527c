/* contact.h - dealings with a client: touchpoints, assessments, objections. */
#ifndef MODEL_CONTACT_H
#define MODEL_CONTACT_H

#include "model/record.h"
#include "model/terms.h"

struct touchpoint {
	struct record record;
	size_t index;
	struct ref account;
	struct when when;
	enum channel channel;
	struct ref department, person;
	enum effect effect;
	enum experience experience;
	enum purpose purpose;
	struct str summary;
};

/* Scores are 0..10; -1: not given. */
struct assessment {
	struct record record;
	size_t index;
	struct ref account;
	int32_t on;
	bool by_client; /* else by a person: the seller's own view */
	struct str by_id;
	struct ref by, of;   /* persons */
	int trusted_advisor; /* 1 yes, 0 no, -1 not given */
	int trust, execution, coherence, communication, value, recommend;
	struct str comment;
};

struct concession {
	struct record record; /* record.given 0: none */
	struct ref asked_of;  /* person */
	int32_t on;
	enum concession_kind kind;
	enum outcome outcome;
	int64_t amount; /* -1: not given */
};

struct objection {
	struct record record;
	size_t index;
	struct ref account;
	int32_t on;
	struct ref by; /* person */
	enum objection_kind kind;
	enum answer answer;
	struct concession concession;
};

#endif
