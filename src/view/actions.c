/* actions.c - what do we do this week? The questions of a Monday, each with its answer and rows. */
#include "view/common.h"
#include "view/page.h"

enum { ROWS_MOST = 15, OWNERS_MOST = 30 };

static const char *const kind_words[ACTIONS] = {
	"unanswered", "overdue", "waiting", "renews", "silent", "due"};

/* What a group of actions comes to. */
struct burden {
	int64_t all, by_kind[ACTIONS];
};

static void burden_add(struct burden *burden, const struct action *action)
{
	burden->all++;
	burden->by_kind[action->kind]++;
}

/* The accounts that something waits for, and what they are worth a year. */
struct reach {
	int64_t accounts, value;
	int64_t colleagues; /* actions that no account waits for */
};

static struct reach reach_of(const struct figures *figures, struct arena *arena)
{
	bool *seen = NEW_N(arena, bool, figures->book->accounts.n + 1);
	struct reach reach = {0};

	for (size_t i = 0; i < figures->actions.n; i++) {
		const struct account *account = figures->actions.v[i].account;

		reach.colleagues += !account;
		if (!account || seen[account->index])
			continue;
		seen[account->index] = true;
		reach.accounts++;
		reach.value += figures->accounts[account->index].value_year;
	}
	return reach;
}

static struct burden burden_of(const struct figures *figures)
{
	struct burden burden = {0};

	for (size_t i = 0; i < figures->actions.n; i++)
		burden_add(&burden, &figures->actions.v[i]);
	return burden;
}

/* Nothing to do is worth saying only where somebody keeps records. */
static bool nothing_recorded(const struct book *book)
{
	return !book->promises.n && !book->incidents.n && !book->touchpoints.n;
}

static void put_verdict(struct value *page, const struct site *site, const struct burden *burden)
{
	const struct figures *figures = site->figures;
	struct reach reach = reach_of(figures, page->arena);
	struct value *lede = put_list(page, "lede"), *args;

	if (!burden->all) {
		put_message(page, "verdict",
			nothing_recorded(site->book) ? "actions.verdict.no_data"
						     : "actions.verdict.none");
		return;
	}
	args = put_message(page, "verdict",
		reach.accounts ? "actions.verdict.some" : "actions.verdict.internal");
	put_count(args, "n", reach.accounts ? burden->all - reach.colleagues : burden->all);
	put_count(args, "accounts", reach.accounts);
	args = add_message(lede, "actions.lede.kinds");
	put_count(args, "overdue", burden->by_kind[ACTION_OVERDUE]);
	put_count(args, "unanswered", burden->by_kind[ACTION_UNANSWERED]);
	put_count(args, "waiting", burden->by_kind[ACTION_WAITING]);
	if (reach.value > 0 && figures->totals.value_year >= reach.value) {
		args = add_message(lede, "actions.lede.value");
		put_money(args, "value", reach.value, true);
		put_share(args, "share", (double)reach.value / (double)figures->totals.value_year,
			true);
	}
	if (reach.accounts && reach.colleagues)
		put_count(add_message(lede, "actions.lede.colleagues"), "n", reach.colleagues);
}

static void put_burden(struct value *map, const struct burden *burden)
{
	put_count(map, "all", burden->all);
	for (int k = 0; k < ACTIONS; k++)
		if (burden->by_kind[k])
			put_count(map, kind_words[k], burden->by_kind[k]);
		else
			put_none(map, kind_words[k]);
}

/* What there is to do: the promise, what happened, or a sentence on the relation. */
static void put_what(struct value *row, const struct site *site, const struct action *action)
{
	const struct account_figures *figures;
	struct value *args;

	if (action->promise || action->incident) {
		put_text(row, "what",
			action->promise ? action->promise->what : action->incident->summary);
		return;
	}
	figures = &site->figures->accounts[action->account->index];
	args = put_message(row, "what",
		action->kind == ACTION_RENEWS ? "actions.what.renews" : "actions.what.silent");
	put_number(args, "wear", figures->wear.all, 1, true);
	put_number(args, "strength", figures->strength, 1, true);
	put_days(args, "days", figures->silence.days, true);
	put_days(args, "cadence", figures->silence.cadence, true);
}

static const struct record *record_of(const struct action *action)
{
	return action->promise    ? &action->promise->record
	       : action->incident ? &action->incident->record
				  : &action->account->record;
}

/* The client, or the colleagues that were promised something. */
static void put_whom(struct value *row, const struct action *action)
{
	const struct ref *to = action->promise ? &action->promise->to : NULL;

	put_account(row, "account", action->account);
	put_department(row, "colleagues",
		!action->account && to && to->kind == REF_DEPARTMENT ? to->department : NULL);
}

static void put_row(struct value *rows, const struct site *site, const struct action *action)
{
	const struct account *account = action->account;
	int32_t as_of = site->figures->as_of;
	bool dated = action->day != DAY_NONE;
	struct value *row = add_map(rows);

	put_whom(row, action);
	put_what(row, site, action);
	put_source(row, "source", site, record_of(action));
	put_row_link(row, "link", account, action->promise, action->incident);
	put_department(row, "department", action->department);
	put_person(row, "owner", site,
		account && account->owner.kind == REF_PERSON ? account->owner.person : NULL);
	put_date(row, "day", action->day);
	put_days(row, "late", dated ? as_of - action->day : 0, dated && action->day < as_of);
	put_days(row, "left", dated ? action->day - as_of : 0, dated && action->day >= as_of);
	put_money(row, "value", account ? site->figures->accounts[account->index].value_year : 0,
		account != NULL);
}

/* One question, its answer and the rows behind it. */
static void put_question(
	struct value *list, const struct site *site, enum action_kind kind, int64_t n)
{
	struct arena *arena = list->arena;
	struct value *item = add_map(list), *args, *rows;
	const char *word = kind_words[kind];
	int64_t left = n > ROWS_MOST ? n - ROWS_MOST : 0;

	put_text(item, "id", str_c(word));
	put_message(item, "question", str_printf(arena, "actions.ask.%s", word).p);
	args = put_message(item, "answer", str_printf(arena, "actions.answer.%s", word).p);
	put_count(args, "n", n);
	put_days(args, "due_soon", site->book->company.windows.due_soon, true);
	put_days(args, "renewal", site->book->company.windows.renewal, true);
	put_count(item, "n", n);
	rows = put_list(item, "rows");
	for (size_t i = 0; i < site->figures->actions.n && rows->items.n < ROWS_MOST; i++)
		if (site->figures->actions.v[i].kind == kind)
			put_row(rows, site, &site->figures->actions.v[i]);
	put_bool(item, "any", n > 0);
	if (!left) {
		put_none(item, "more");
		return;
	}
	put_count(put_message(item, "more", "actions.more"), "more", left);
}

/* By the department that has to act, the heaviest first; those with nothing to do are left out. */
static void put_departments(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	size_t n = site->book->departments.n;
	struct burden *burdens = NEW_N(page->arena, struct burden, n + 1);
	double *all = NEW_N(page->arena, double, n + 1);
	struct value *rows = put_list(page, "departments");
	size_t *order;

	for (size_t i = 0; i < figures->actions.n; i++) {
		const struct department *department = figures->actions.v[i].department;

		burden_add(&burdens[department ? department->index : n], &figures->actions.v[i]);
	}
	for (size_t i = 0; i <= n; i++)
		all[i] = (double)burdens[i].all;
	order = order_by(all, n + 1, page->arena);
	for (size_t i = 0; i <= n && all[order[i]] > 0; i++) {
		struct value *row = add_map(rows);

		put_department(row, "department",
			order[i] < n ? site->book->departments.v[order[i]] : NULL);
		put_burden(row, &burdens[order[i]]);
	}
}

static void put_owners(struct value *page, const struct site *site)
{
	const struct figures *figures = site->figures;
	size_t n = site->book->people.n;
	struct burden *burdens = NEW_N(page->arena, struct burden, n + 1);
	double *all = NEW_N(page->arena, double, n + 1);
	struct value *rows = put_list(page, "owners");
	size_t *order;

	put_bool(page, "hidden", site->book->company.site.people == NAMES_HIDDEN);
	if (site->book->company.site.people == NAMES_HIDDEN)
		return;
	for (size_t i = 0; i < figures->actions.n; i++) {
		const struct account *account = figures->actions.v[i].account;

		if (account && account->owner.kind == REF_PERSON)
			burden_add(&burdens[account->owner.person->index], &figures->actions.v[i]);
	}
	for (size_t i = 0; i < n; i++)
		all[i] = (double)burdens[i].all;
	order = order_by(all, n, page->arena);
	for (size_t i = 0; i < n && i < OWNERS_MOST && all[order[i]] > 0; i++) {
		struct value *row = add_map(rows);

		put_person(row, "owner", site, site->book->people.v[order[i]]);
		put_burden(row, &burdens[order[i]]);
	}
}

void view_actions(const struct site *site, size_t i, struct value *page)
{
	struct burden burden = burden_of(site->figures);
	struct value *questions;

	(void)i;
	put_verdict(page, site, &burden);
	put_bool(page, "any", burden.all > 0);
	questions = put_list(page, "questions");
	for (int k = 0; k < ACTIONS; k++)
		put_question(questions, site, (enum action_kind)k, burden.by_kind[k]);
	put_departments(page, site);
	put_owners(page, site);
}
