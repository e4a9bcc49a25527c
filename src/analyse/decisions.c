/* decisions.c - what changed after leadership decided something. */
#include "analyse/decisions.h"

#include "analyse/life.h"
#include "analyse/rate.h"

static bool names_kind(const struct decision *decision, const struct incident *incident)
{
	for (size_t i = 0; i < decision->kinds.n; i++)
		if (str_eq(decision->kinds.v[i], incident->kind_id) ||
			str_eq(decision->kinds.v[i], incident_kind_terms.names[incident->kind]))
			return true;
	return false;
}

static bool names_department(const struct decision *decision, const struct department *department)
{
	for (size_t i = 0; i < decision->departments.n; i++)
		if (decision->departments.v[i].kind == REF_DEPARTMENT &&
			decision->departments.v[i].department == department)
			return true;
	return false;
}

static double share_of_origin(const struct decision *decision, const struct incident *incident)
{
	double share = 0;

	for (size_t i = 0; i < incident->origin.n; i++)
		if (incident->origin.v[i].department.kind == REF_DEPARTMENT &&
			names_department(decision, incident->origin.v[i].department.department))
			share += incident->origin.v[i].share;
	return share;
}

static bool concerns(const struct decision *decision, const struct account *account)
{
	return decision->account.kind != REF_ACCOUNT || decision->account.account == account;
}

bool decision_covers(const struct decision *decision, const struct incident *incident)
{
	if (!decision->kinds.n && !decision->departments.n)
		return false;
	if (incident->account.kind != REF_ACCOUNT || !concerns(decision, incident->account.account))
		return false;
	if (decision->kinds.n && !names_kind(decision, incident))
		return false;
	return !decision->departments.n || share_of_origin(decision, incident) >= 0.5 - 1e-9;
}

struct decisions_sum *decisions_new(const struct setting *setting, struct arena *arena)
{
	struct decisions_sum *sum = NEW(arena, struct decisions_sum);

	*sum = (struct decisions_sum){
		setting, NEW_N(arena, struct decision_sum, setting->book->decisions.n)};
	return sum;
}

/* The two windows: [from, on) and [on, to]. */
struct sides {
	int32_t from, on, to;
};

static struct sides sides_of(const struct setting *setting, const struct decision *decision)
{
	int32_t days = setting->book->company.windows.decision;
	struct sides sides = {decision->on - days, decision->on, decision->on + days - 1};

	if (sides.from < setting->records_since)
		sides.from = setting->records_since < sides.on ? setting->records_since : sides.on;
	if (sides.to > setting->as_of)
		sides.to = setting->as_of;
	return sides;
}

static void add_account(const struct decision *decision, struct sides sides,
	const struct account *account, struct decision_sum *sum)
{
	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];
		int32_t day = incident->when.day;

		if (day < sides.from || day > sides.to || !decision_covers(decision, incident))
			continue;
		sum->before += day < sides.on;
		sum->after += day >= sides.on;
	}
}

void decisions_add(struct decisions_sum *sum, const struct account *account)
{
	const struct setting *setting = sum->setting;
	const struct book *book = setting->book;
	int32_t end = account_end(account, &book->company, setting->as_of);

	for (size_t i = 0; i < book->decisions.n; i++) {
		const struct decision *decision = book->decisions.v[i];
		struct sides sides = sides_of(setting, decision);
		struct decision_sum *to = &sum->v[i];

		if (decision->on > setting->as_of || !concerns(decision, account))
			continue;
		to->before_days += account_client_days(account, end, sides.from - 1, sides.on - 1);
		to->after_days += account_client_days(account, end, sides.on - 1, sides.to);
		if (end != DAY_NONE && sides.to > end)
			sides.to = end;
		add_account(decision, sides, account, to);
	}
}

void decisions_merge(struct decisions_sum *into, const struct decisions_sum *from)
{
	for (size_t i = 0; i < into->setting->book->decisions.n; i++) {
		into->v[i].before += from->v[i].before;
		into->v[i].after += from->v[i].after;
		into->v[i].before_days += from->v[i].before_days;
		into->v[i].after_days += from->v[i].after_days;
	}
}

struct decision_figures decision_result(
	const struct decisions_sum *sum, const struct decision *decision)
{
	const struct decision_sum *of = &sum->v[decision->index];
	struct rate_ratio ratio =
		rate_ratio_of((struct exposed){(double)of->before, (double)of->before_days},
			(struct exposed){(double)of->after, (double)of->after_days});

	return (struct decision_figures){
		.decision = decision,
		.before = of->before,
		.after = of->after,
		.before_days = (double)of->before_days,
		.after_days = (double)of->after_days,
		.window = sum->setting->book->company.windows.decision,
		.known = ratio.known,
		.ratio = ratio.ratio,
		.low = ratio.low,
		.high = ratio.high,
	};
}
