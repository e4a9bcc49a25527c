/* book.h - books made by hand, for tests of the analysis. Members that a test cares about are set
 * on what add_… returns; draft_link then does what reading does: indexes and lists by account. */
#ifndef TESTS_ANALYSE_BOOK_H
#define TESTS_ANALYSE_BOOK_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/book.h"

#include <stdlib.h>

struct draft {
	struct arena *arena;
	struct book *book;
	VEC(struct department *) departments;
	VEC(struct person *) people;
	VEC(struct account *) accounts;
	VEC(struct promise *) promises;
	VEC(struct standard *) standards;
	VEC(struct incident *) incidents;
	VEC(struct touchpoint *) touchpoints;
	VEC(struct assessment *) assessments;
	VEC(struct objection *) objections;
	VEC(struct decision *) decisions;
};

/* The defaults of analysis.md. */
static inline struct draft draft_new(struct arena *arena)
{
	struct draft draft = {.arena = arena, .book = NEW(arena, struct book)};
	struct company *company = &draft.book->company;

	company->records_since = company->as_of = DAY_NONE;
	company->lapse_after = (struct span){180, SPAN_DAYS};
	company->windows = (struct windows){.trend = 90,
		.year = 365,
		.due_soon = 14,
		.renewal = 90,
		.landmark = 180,
		.decision = 180};
	company->analysis = (struct parameters){.late_half_life = 7,
		.coherence_half_life = 180,
		.wear_half_life = 90,
		.cadence_floor = 7,
		.silent_at = 3,
		.coherence_kappa_low = 2,
		.coherence_kappa_high = 50,
		.pale_below = 5,
		.trend_alpha = 0.1,
		.risk_watch = 1.5,
		.risk_alarm = 3,
		.risk_prior_sd = 0.35,
		.weight_wear = 0.35,
		.weight_silence = 0.25,
		.weight_strength = -0.25,
		.weight_trust = 0.5};
	return draft;
}

static inline struct ref ref_to(enum ref_kind kind, struct str id, void *target)
{
	return target ? (struct ref){.id = id, .kind = kind, .any = target} : (struct ref){0};
}

static inline struct ref to_department(struct department *department)
{
	return ref_to(REF_DEPARTMENT, department ? department->id : STR_NONE, department);
}

static inline struct ref to_person(struct person *person)
{
	return ref_to(REF_PERSON, person ? person->id : STR_NONE, person);
}

static inline struct ref to_account(struct account *account)
{
	return ref_to(REF_ACCOUNT, account ? account->id : STR_NONE, account);
}

static inline struct department *add_department(struct draft *draft, const char *id)
{
	struct department *department = NEW(draft->arena, struct department);

	department->id = department->name = str_c(id);
	VEC_PUSH(&draft->departments, department, draft->arena);
	return department;
}

static inline struct person *add_person(struct draft *draft, const char *id, struct department *of)
{
	struct person *person = NEW(draft->arena, struct person);

	person->id = person->name = str_c(id);
	person->department = to_department(of);
	person->authority = -1;
	person->left = DAY_NONE;
	VEC_PUSH(&draft->people, person, draft->arena);
	return person;
}

static inline struct account *add_account(struct draft *draft, const char *id, int32_t since)
{
	struct account *account = NEW(draft->arena, struct account);

	account->id = account->name = str_c(id);
	account->since = since;
	account->ended = account->renews = account->review.on = DAY_NONE;
	VEC_PUSH(&draft->accounts, account, draft->arena);
	return account;
}

/* Made by and owed by the same department, due on a day, still open. */
static inline struct promise *add_promise(struct draft *draft, struct account *account,
	struct department *owner, int32_t made, int32_t due)
{
	struct promise *promise = NEW(draft->arena, struct promise);

	promise->account = to_account(account);
	promise->by = promise->owner = to_department(owner);
	promise->by_department = owner;
	promise->made = made;
	promise->due = due;
	promise->kept = promise->broken = promise->withdrawn = DAY_NONE;
	promise->weight = 3;
	promise->delivered = 1;
	VEC_PUSH(&draft->promises, promise, draft->arena);
	return promise;
}

static inline void move_promise(struct draft *draft, struct promise *promise, struct moved moved)
{
	struct moved *all = NEW_N(draft->arena, struct moved, promise->moved.n + 1);

	for (size_t i = 0; i < promise->moved.n; i++)
		all[i] = promise->moved.v[i];
	all[promise->moved.n++] = moved;
	promise->moved.v = all;
}

static inline struct when on_day(int32_t day)
{
	return (struct when){.day = day, .second = SECOND_NONE, .utc = day * INT64_C(86400)};
}

static inline struct incident *add_incident(struct draft *draft, struct account *account,
	struct department *origin, enum incident_kind kind, int32_t day)
{
	struct incident *incident = NEW(draft->arena, struct incident);

	incident->account = to_account(account);
	incident->when = on_day(day);
	incident->kind = kind;
	incident->origin.v = NEW(draft->arena, struct share);
	incident->origin.v[0].department = to_department(origin);
	incident->origin.v[0].share = 1;
	incident->origin.n = 1;
	incident->answered = incident->resolved = WHEN_NONE;
	incident->cost = -1;
	VEC_PUSH(&draft->incidents, incident, draft->arena);
	return incident;
}

static inline void share_origin(
	struct draft *draft, struct incident *incident, struct department *other, double share)
{
	struct share *both = NEW_N(draft->arena, struct share, 2);

	both[0] = incident->origin.v[0];
	both[0].share = 1 - share;
	both[1].department = to_department(other);
	both[1].share = share;
	incident->origin.v = both;
	incident->origin.n = 2;
}

static inline struct touchpoint *add_touchpoint(
	struct draft *draft, struct account *account, int32_t day, enum effect effect)
{
	struct touchpoint *touchpoint = NEW(draft->arena, struct touchpoint);

	touchpoint->account = to_account(account);
	touchpoint->when = on_day(day);
	touchpoint->effect = effect;
	VEC_PUSH(&draft->touchpoints, touchpoint, draft->arena);
	return touchpoint;
}

/* By the client, without scores. */
static inline struct assessment *add_assessment(
	struct draft *draft, struct account *account, int32_t day)
{
	struct assessment *assessment = NEW(draft->arena, struct assessment);

	assessment->account = to_account(account);
	assessment->on = day;
	assessment->by_client = true;
	assessment->trusted_advisor = assessment->trust = assessment->execution = -1;
	assessment->coherence = assessment->communication = assessment->value = -1;
	assessment->recommend = -1;
	VEC_PUSH(&draft->assessments, assessment, draft->arena);
	return assessment;
}

static inline struct standard *add_standard(
	struct draft *draft, const char *id, enum measure measure, struct span within)
{
	struct standard *standard = NEW(draft->arena, struct standard);

	standard->id = standard->what = str_c(id);
	standard->since = DAY_FIRST;
	standard->measure = measure;
	standard->within = within;
	standard->target = 0.9;
	VEC_PUSH(&draft->standards, standard, draft->arena);
	return standard;
}

/* Handled, no concession. */
static inline struct objection *add_objection(
	struct draft *draft, struct account *account, struct person *seller, int32_t day)
{
	struct objection *objection = NEW(draft->arena, struct objection);

	objection->account = to_account(account);
	objection->by = to_person(seller);
	objection->on = day;
	objection->concession.on = DAY_NONE;
	objection->concession.amount = -1;
	VEC_PUSH(&draft->objections, objection, draft->arena);
	return objection;
}

static inline struct decision *add_decision(struct draft *draft, int32_t day)
{
	struct decision *decision = NEW(draft->arena, struct decision);

	decision->on = day;
	decision->review = DAY_NONE;
	VEC_PUSH(&draft->decisions, decision, draft->arena);
	return decision;
}

static inline void add_revenue(
	struct draft *draft, struct account *account, int32_t from, int64_t monthly)
{
	struct revenue *all = NEW_N(draft->arena, struct revenue, account->revenue.n + 1);

	for (size_t i = 0; i < account->revenue.n; i++)
		all[i] = account->revenue.v[i];
	all[account->revenue.n++] = (struct revenue){.from = from, .monthly = monthly};
	account->revenue.v = all;
}

static inline void add_purchase(
	struct draft *draft, struct account *account, int32_t on, int64_t amount)
{
	struct purchase *all = NEW_N(draft->arena, struct purchase, account->purchases.n + 1);

	for (size_t i = 0; i < account->purchases.n; i++)
		all[i] = account->purchases.v[i];
	all[account->purchases.n++] = (struct purchase){.on = on, .amount = amount};
	account->purchases.v = all;
}

static inline void add_spell(struct draft *draft, struct account *account, int32_t from, int32_t to)
{
	struct spell *all = NEW_N(draft->arena, struct spell, account->spells.n + 1);

	for (size_t i = 0; i < account->spells.n; i++)
		all[i] = account->spells.v[i];
	all[account->spells.n++] = (struct spell){.from = from, .to = to};
	account->spells.v = all;
}

/* Puts each record of a list into its account's list, in order of time. */
#define DRAFT_SHARE_OUT(draft, list, field, day)                                       \
	for (size_t i_ = 0; i_ < (draft)->list.n; i_++) {                              \
		struct account *to_ = (draft)->list.v[i_]->field.account;              \
		size_t at_;                                                            \
                                                                                       \
		(draft)->list.v[i_]->index = i_;                                       \
		if ((draft)->list.v[i_]->field.kind != REF_ACCOUNT)                    \
			continue;                                                      \
		if (!to_->list.v)                                                      \
			to_->list.v = arena_alloc_n(                                   \
				(draft)->arena, (draft)->list.n, sizeof *to_->list.v); \
		for (at_ = to_->list.n++; at_ > 0; at_--) {                            \
			if (to_->list.v[at_ - 1]->day <= (draft)->list.v[i_]->day)     \
				break;                                                 \
			to_->list.v[at_] = to_->list.v[at_ - 1];                       \
		}                                                                      \
		to_->list.v[at_] = (draft)->list.v[i_];                                \
	}

#define DRAFT_LIST(draft, list)                                 \
	do {                                                    \
		for (size_t i_ = 0; i_ < (draft)->list.n; i_++) \
			(draft)->list.v[i_]->index = i_;        \
		(draft)->book->list.v = (draft)->list.v;        \
		(draft)->book->list.n = (draft)->list.n;        \
	} while (0)

static inline void draft_spells(struct draft *draft, struct account *account)
{
	if (!account->spells.n) {
		add_spell(draft, account, account->since, account->ended);
		account->spells.v[0].because = account->ended_because;
	}
	account->since = account->spells.v[0].from;
	account->ended = account->spells.v[account->spells.n - 1].to;
}

/* The finished book; call once. */
static inline struct book *draft_link(struct draft *draft)
{
	DRAFT_LIST(draft, departments);
	DRAFT_LIST(draft, people);
	DRAFT_LIST(draft, accounts);
	DRAFT_LIST(draft, promises);
	DRAFT_LIST(draft, standards);
	DRAFT_LIST(draft, incidents);
	DRAFT_LIST(draft, touchpoints);
	DRAFT_LIST(draft, assessments);
	DRAFT_LIST(draft, objections);
	DRAFT_LIST(draft, decisions);
	DRAFT_SHARE_OUT(draft, promises, account, made)
	DRAFT_SHARE_OUT(draft, incidents, account, when.day)
	DRAFT_SHARE_OUT(draft, touchpoints, account, when.day)
	DRAFT_SHARE_OUT(draft, assessments, account, on)
	DRAFT_SHARE_OUT(draft, objections, account, on)
	for (size_t i = 0; i < draft->accounts.n; i++) {
		struct account *account = draft->accounts.v[i],
			       *from = account->referred_by.account;

		draft_spells(draft, account);
		if (account->referred_by.kind != REF_ACCOUNT)
			continue;
		if (!from->referrals.v)
			from->referrals.v =
				NEW_N(draft->arena, struct account *, draft->accounts.n);
		from->referrals.v[from->referrals.n++] = account;
	}
	return draft->book;
}

#endif
