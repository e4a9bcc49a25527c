/* account_ledger.c - every promise to an account, aligned on the day it fell due. */
#include "view/account.h"
#include "view/audit.h"
#include "view/chart.h"

enum {
	LEDGER_BEFORE = 60, /* days shown before the due date */
	LEDGER_AFTER = 45,
	LEDGER_OPEN = 12,           /* rows shown at once */
	LEDGER_DRAWN = 24,          /* rows with a drawing */
	LEDGER_MOST = DOSSIER_ROWS, /* rows in all; the rest is in data/promises.csv */
};

static double at(int32_t days_from_due)
{
	struct scale x = {-LEDGER_BEFORE, LEDGER_AFTER, 0, 100};
	double place = scale_at(&x, days_from_due);

	return place < 0 ? 0 : place > 100 ? 100 : place;
}

/* From the word given to what became of it, in percent of the drawing. */
static void draw(struct value *row, const struct dossier *dossier, const struct promise *promise,
	const struct fate *fate)
{
	struct value *bar = put_drawn(row, "bar");
	int32_t due = fate->in_force;
	int32_t end = fate->ended != DAY_NONE ? fate->ended : dossier->as_of;
	int32_t solid = end < due ? end : due;
	bool over = end > due && fate->state != PROMISE_WITHDRAWN;

	put_coord(bar, "x_made", at(promise->made - due));
	put_coord(bar, "solid", at(solid - due));
	put_bool(bar, "waits", fate->state == PROMISE_OPEN);
	put_bool(bar, "over", over);
	put_bool(bar, "late", fate->state == PROMISE_LATE);
	put_coord(bar, "x_due", at(0));
	put_coord(bar, "width", over ? at(end - due) - at(0) : 0);
	put_coord(bar, "mark", at(fate->state == PROMISE_OPEN ? 0 : end - due));
	put_text(bar, "glyph", str_c(promise_glyph(fate->state)));
	put_bool(bar, "moved", due != promise->due);
	put_coord(bar, "first", at(promise->due - due));
}

static const char *result_key(const struct fate *fate)
{
	switch (fate->state) {
	case PROMISE_KEPT:
		return fate->days_late < 0 ? "account.result.early" : "account.result.kept";
	case PROMISE_LATE: return "account.result.late";
	case PROMISE_BROKEN: return "account.result.broken";
	case PROMISE_OVERDUE: return "account.result.overdue";
	case PROMISE_WITHDRAWN: return "account.result.withdrawn";
	default: return "account.result.open";
	}
}

static void put_result(struct value *row, const struct fate *fate)
{
	struct value *args = put_message(row, "result", result_key(fate));
	int32_t days = fate->days_late < 0 ? -fate->days_late : fate->days_late;

	put_days(args, "days", days, true);
	put_date(args, "due", fate->in_force);
	put_date(args, "ended", fate->ended);
}

/* True if its outcome stands in the records but is not known yet, nor then what the client says of
 * it. */
static bool ends_later(const struct promise *promise, const struct fate *fate)
{
	return fate->ended == DAY_NONE &&
	       (promise->kept != DAY_NONE || promise->broken != DAY_NONE ||
		       promise->withdrawn != DAY_NONE);
}

/* What the outcome alone does not say: moved, partly delivered, disputed. */
static void put_remarks(struct value *row, const struct promise *promise, const struct fate *fate)
{
	struct value *remarks = put_list(row, "remarks"), *args;
	bool ended = fate->state == PROMISE_KEPT || fate->state == PROMISE_LATE;

	if (fate->in_force != promise->due) {
		args = add_message(remarks, "account.remark.moved");
		put_date(args, "from", promise->due);
	}
	if (fate->moved_alone + fate->moved_late > 0)
		put_count(add_message(remarks, "account.remark.moved_alone"), "n",
			fate->moved_alone + fate->moved_late);
	if (ended && (promise->delivered < 1 || promise->delivered > 1))
		put_share(add_message(remarks, "account.remark.delivered"), "share",
			promise->delivered, true);
	if (promise->verdict == VERDICT_DISPUTED && !ends_later(promise, fate))
		add_message(remarks, "account.remark.disputed");
}

static void put_promise(
	struct value *row, const struct dossier *dossier, const struct promise *promise)
{
	const struct fate *fate = dossier_fate(dossier, promise);
	bool own = promise->by_department && promise->owner.kind == REF_DEPARTMENT &&
		   promise->by_department == promise->owner.department;
	struct value *mark;

	put_text(row, "what", promise->what);
	put_date(row, "made", promise->made);
	put_date(row, "due", fate->in_force);
	put_date(row, "ended", fate->ended);
	put_state(row, "state", fate->state);
	put_days(row, "days_late", fate->days_late, fate->days_late > 0);
	put_party(row, "by", dossier->site, &promise->by);
	put_department(row, "owner",
		promise->owner.kind == REF_DEPARTMENT ? promise->owner.department : NULL);
	put_bool(row, "own", own);
	put_term(row, "about", "aspect", term_word(&aspect_terms, (int)promise->about));
	put_count(row, "weight", promise->weight);
	put_text(row, "evidence", promise->evidence);
	put_source(row, "source", dossier->site, &promise->record);
	put_text(put_drawn(row, "anchor"), "name",
		row_name(dossier->account, &promise->record, row->arena));
	mark = put_drawn(row, "mark");
	put_text(mark, "glyph", str_c(promise_glyph(fate->state)));
	put_bool(mark, "owed", fate->state == PROMISE_OPEN || fate->state == PROMISE_OVERDUE);
	put_result(row, fate);
	put_remarks(row, promise, fate);
	put_former_dates(row, dossier->site, promise);
	put_last_change(row, "last", dossier->site, &promise->record);
}

/* The department that gave its word most often for another one. */
struct crossing {
	const struct department *maker;
	int64_t n, kept;
};

static struct crossing most_crossing(const struct dossier *dossier, struct arena *arena)
{
	const struct book *book = dossier->site->book;
	const struct account *account = dossier->account;
	struct crossing *all = NEW_N(arena, struct crossing, book->departments.n + 1), most = {0};

	for (size_t i = 0; i < account->promises.n; i++) {
		const struct promise *promise = account->promises.v[i];
		const struct department *maker = promise->by_department;
		enum promise_state state = dossier_fate(dossier, promise)->state;

		if (!maker || promise->owner.kind != REF_DEPARTMENT ||
			promise->owner.department == maker || state == PROMISE_OPEN ||
			state == PROMISE_UNKNOWN || state == PROMISE_WITHDRAWN)
			continue;
		all[maker->index].maker = maker;
		all[maker->index].n++;
		all[maker->index].kept += state == PROMISE_KEPT;
	}
	for (size_t i = 0; i < book->departments.n; i++)
		if (all[i].n > most.n)
			most = all[i];
	return most;
}

static void put_finding(struct value *ledger, const struct dossier *dossier)
{
	const struct promises *promises = &dossier->figures->promises;
	struct crossing crossing = most_crossing(dossier, ledger->arena);
	struct value *args;

	if (crossing.n >= 3) {
		args = put_message(ledger, "title", "account.ledger.crossing");
		put_text(args, "maker", crossing.maker->name);
		put_count(args, "n", crossing.n);
		put_count(args, "kept", crossing.kept);
		return;
	}
	args = put_message(ledger, "title",
		promises->settled ? "account.ledger.settled" : "account.ledger.open");
	put_count(args, "n", promises->settled);
	put_count(args, "kept", promises->kept);
	put_count(args, "given", promises->given);
}

/* The promises known on the day, the latest to fall due first. */
static size_t in_order(
	const struct dossier *dossier, const struct promise **out, struct arena *arena)
{
	const struct account *account = dossier->account;
	double *due = NEW_N(arena, double, account->promises.n + 1);
	size_t n = 0, *order;
	const struct promise **known =
		NEW_N(arena, const struct promise *, account->promises.n + 1);

	for (size_t i = account->promises.n; i > 0; i--) {
		const struct promise *promise = account->promises.v[i - 1];
		const struct fate *fate = dossier_fate(dossier, promise);

		if (fate->state == PROMISE_UNKNOWN || !dossier_knows(dossier, promise->made))
			continue;
		due[n] = fate->in_force;
		known[n++] = promise;
	}
	order = order_by(due, n, arena);
	for (size_t i = 0; i < n; i++)
		out[i] = known[order[i]];
	return n;
}

static void put_axis(struct value *ledger)
{
	struct value *axis = put_drawn(ledger, "axis");

	put_coord(axis, "due", at(0));
	put_coord(axis, "before", at(-30));
	put_coord(axis, "after", at(30));
}

void put_account_ledger(struct value *page, const struct dossier *dossier)
{
	struct arena *arena = page->arena;
	const struct promise **promises =
		NEW_N(arena, const struct promise *, dossier->account->promises.n + 1);
	size_t n = in_order(dossier, promises, arena);
	struct value *ledger, *rows, *older;

	if (n == 0) {
		put_none(page, "ledger");
		return;
	}
	ledger = put_map(page, "ledger");
	put_count(ledger, "n", (int64_t)n);
	put_finding(ledger, dossier);
	put_promises(ledger, "promises", &dossier->figures->promises);
	put_axis(ledger);
	rows = put_list(ledger, "rows");
	older = put_list(ledger, "older");
	for (size_t i = 0; i < n && i < LEDGER_MOST; i++) {
		struct value *row = add_map(i < LEDGER_OPEN ? rows : older);

		put_promise(row, dossier, promises[i]);
		if (i < LEDGER_DRAWN)
			draw(row, dossier, promises[i], dossier_fate(dossier, promises[i]));
		else
			put_none(row, "bar");
	}
	put_bool(ledger, "has_older", older->items.n > 0);
	put_count(ledger, "older_n", (int64_t)older->items.n);
	put_bool(ledger, "cut", n > LEDGER_MOST);
	put_count(ledger, "left_out", n > LEDGER_MOST ? (int64_t)n - LEDGER_MOST : 0);
}
