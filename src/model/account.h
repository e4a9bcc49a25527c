/* account.h - a client of the company and all that was recorded about it. */
#ifndef MODEL_ACCOUNT_H
#define MODEL_ACCOUNT_H

#include "model/record.h"
#include "model/terms.h"

struct revenue { /* recurring value, valid until the next */
	struct record record;
	int32_t from;
	int64_t monthly; /* minor units */
	struct str because;
};

struct purchase {
	struct record record;
	int32_t on;
	int64_t amount;
};

/* A time as a client: [from, to), to DAY_NONE while it lasts. */
struct spell {
	struct record record;
	int32_t from, to;
	enum reason because;
};

struct review {
	struct record record;
	int32_t on;
	struct ref by;
	struct str learned;
};

struct contact {
	struct record record;
	struct str name, role;
	bool decides;
};

struct disclosed {
	struct record record;
	int32_t on;
	enum disclosure what;
};

struct account {
	struct record record;
	size_t index; /* in book.accounts, which are sorted by id */
	struct str id, name;
	int32_t since, ended, renews; /* DAY_NONE: not given */
	struct ref owner;             /* person */
	struct str segment, region;
	struct texts tags;
	struct ref referred_by; /* account */
	struct {
		struct revenue *v;
		size_t n;
	} revenue;
	struct {
		struct purchase *v;
		size_t n;
	} purchases;
	enum reason ended_because;
	struct {
		struct spell *v;
		size_t n;
	} spells;             /* as given; read/link fills one of since/ended where none is */
	struct review review; /* review.on DAY_NONE: none */
	struct span cadence;
	struct texts needs, reasons_to_stay;
	struct {
		struct contact *v;
		size_t n;
	} contacts;
	struct {
		struct disclosed *v;
		size_t n;
	} disclosed;

	/* Filled by linking, each in order of time (then of the files): */
	struct {
		struct promise **v;
		size_t n;
	} promises;
	struct {
		struct incident **v;
		size_t n;
	} incidents;
	struct {
		struct touchpoint **v;
		size_t n;
	} touchpoints;
	struct {
		struct assessment **v;
		size_t n;
	} assessments;
	struct {
		struct objection **v;
		size_t n;
	} objections;
	struct {
		struct account **v;
		size_t n;
	} referrals;         /* accounts that name this one */
	struct story *story; /* NULL: none */
};

#endif
