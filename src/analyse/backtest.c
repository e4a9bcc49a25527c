/* backtest.c - what would have been foretold at past quarter ends. */
#include "analyse/backtest.h"

#include "analyse/backtest_exits.h"
#include "analyse/backtest_judge.h"
#include "analyse/cadence.h"
#include "analyse/life.h"
#include "analyse/on_record.h"

/* Quarters before the eight that the last year of a departure may reach back to. */
#define QUARTERS_BACK 4

/* Each fit holds all rows of its day: no more of them at once, however many threads there are. */
#define FITS_AT_ONCE 4

/* A quarter's end at work: what was known, and what was foretold from it. */
struct quarter_work {
	struct known_then known;
	struct risk_model start;
	struct foretold *rows;
	size_t n;
	struct arena *arena; /* what outlives the fit */
};

struct work {
	const struct setting *setting; /* of T */
	const struct segments *segments;
	const struct risk_rows *today;
	struct quarter_work *quarters; /* oldest first */
	size_t n, judged;              /* the last of them are judged */
	bool history;                  /* what was on record, not what is dated so */
};

static int32_t quarter_end(int32_t quarter)
{
	return quarter_start(quarter + 1) - 1;
}

/* The quarters whose 90 days have passed and that records had begun before. */
static void choose_quarters(struct work *work, struct arena *scratch)
{
	int32_t last = quarter_of(work->setting->as_of);

	while (quarter_end(last) > work->setting->as_of - BACKTEST_DAYS)
		last--;
	while (work->n < BACKTEST_QUARTERS + QUARTERS_BACK &&
		quarter_end(last - (int32_t)work->n) > work->setting->records_since)
		work->n++;
	work->judged = work->n < BACKTEST_QUARTERS ? work->n : BACKTEST_QUARTERS;
	work->quarters = NEW_N(scratch, struct quarter_work, work->n);
	for (size_t i = 0; i < work->n; i++) {
		struct quarter_work *quarter = &work->quarters[i];

		quarter->known.setting = *work->setting;
		quarter->known.setting.as_of = quarter_end(last - (int32_t)(work->n - 1 - i));
		quarter->arena = arena_new();
		arena_adopt(scratch, quarter->arena);
	}
}

/* Keeps the quarter's day; the book is what was on record on it. */
static void turn_back(const struct work *work, struct quarter_work *quarter)
{
	int32_t day = quarter->known.setting.as_of;
	struct on_record *view = on_record_new(work->setting, quarter->arena);

	for (size_t i = 0; i < view->book.accounts.n; i++)
		on_record_turn(view, i, day);
	quarter->known.setting = view->setting;
	quarter->known.setting.as_of = day;
}

static void learn(const struct work *work, struct quarter_work *quarter, bool judged)
{
	const struct setting *setting = &quarter->known.setting;
	struct arena *scratch = arena_new();
	size_t accounts = setting->book->accounts.n;
	const double *cadences = usual_cadences(setting, work->segments, scratch);
	double *usual = NEW_N(quarter->arena, double, accounts);
	struct risk_rows rows;

	for (size_t i = 0; i < accounts; i++)
		usual[i] = cadences[work->segments->of[i]];
	quarter->known.usual = usual;
	/* The rows of today know what was written down later. */
	rows = work->history ? risk_rows_of(setting, usual, 1, scratch)
			     : risk_rows_before(setting, usual, work->today, scratch);
	quarter->known.model = risk_fit(setting, &rows, quarter->arena);
	if (judged)
		quarter->start = risk_unlearned(setting, &rows, quarter->arena);
	arena_free(scratch);
}

/* The day on which the time as a client that it is in on Q ended, if within the 90 days, as known
 * on T. */
static int32_t end_after(const struct setting *today, const struct account *account, int32_t on)
{
	int32_t end = account_end(account, &today->book->company, today->as_of);
	struct spell spell;

	for (size_t i = 0; account_spell(account, end, i, &spell); i++)
		if (spell.from <= on && spell.to != DAY_NONE && spell.to > on &&
			spell.to <= on + BACKTEST_DAYS)
			return spell.to;
	return DAY_NONE;
}

static void foretell_one(
	const struct quarter_work *quarter, const struct account *account, struct foretold *row)
{
	const struct known_then *known = &quarter->known;
	const struct parameters *parameters = &known->setting.book->company.analysis;
	int32_t on = known->setting.as_of;
	double x[COVARIATES], tenure = on - account_first_day(account);

	covariates_along(&known->setting, account, known->usual[account->index],
		(struct day_list){&on, 1}, x);
	row->account = (uint32_t)account->index;
	row->risk = risk_chance(&known->model, x, tenure, 90);
	row->state = risk_state_at(&known->model, parameters, row->risk);
	row->start = risk_chance(&quarter->start, x, tenure, 90);
	row->constant = known->model.figures.mean90;
}

static void foretell(const struct setting *today, struct quarter_work *quarter)
{
	const struct setting *then = &quarter->known.setting;
	const struct book *book = then->book;

	quarter->rows = NEW_N(quarter->arena, struct foretold, book->accounts.n);
	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		int32_t end = account_end(account, &book->company, then->as_of);
		struct foretold *row = &quarter->rows[quarter->n];

		if (!account_is_client(account, end, then->as_of))
			continue;
		foretell_one(quarter, account, row);
		row->end = end_after(today, today->book->accounts.v[i], then->as_of);
		quarter->n++;
	}
}

/* The youngest first: it has most rows. */
static void work_through(const struct work *work, int threads)
{
	int at_once = threads < FITS_AT_ONCE ? threads : FITS_AT_ONCE;

#pragma omp parallel for schedule(dynamic, 1) num_threads(at_once)
	for (size_t i = 0; i < work->n; i++) {
		size_t place = work->n - 1 - i;
		struct quarter_work *quarter = &work->quarters[place];
		bool judged = place + work->judged >= work->n;

		if (work->history)
			turn_back(work, quarter);
		learn(work, quarter, judged);
		if (judged)
			foretell(work->setting, quarter);
	}
}

static void collect(const struct work *work, struct backtest *backtest, struct arena *arena)
{
	const struct quarter_work *judged = work->quarters + (work->n - work->judged);
	size_t n = 0;

	for (size_t q = 0; q < work->judged; q++)
		n += judged[q].n;
	backtest->rows.v = NEW_N(arena, struct foretold, n);
	backtest->quarters.v = NEW_N(arena, struct held, work->judged);
	backtest->quarters.n = work->judged;
	for (size_t q = 0; q < work->judged; q++) {
		backtest->quarters.v[q].on = judged[q].known.setting.as_of;
		for (size_t i = 0; i < judged[q].n; i++) {
			struct foretold *row = &backtest->rows.v[backtest->rows.n++];

			*row = judged[q].rows[i];
			row->quarter = (uint32_t)q;
		}
	}
}

static enum backtest_verdict verdict_of(const struct backtest *backtest)
{
	const struct scoring *learned = &backtest->all.learned;

	if (!backtest->known)
		return BACKTEST_FEW;
	if (!learned->c.known || (learned->c.low <= 0.5 && learned->c.high >= 0.5))
		return BACKTEST_CHANCE;
	if (learned->c.high < 0.5)
		return BACKTEST_WORSE;
	return learned->skill.value > 0 ? BACKTEST_BETTER : BACKTEST_ORDERS;
}

static void judge_all(struct backtest *backtest, size_t accounts)
{
	struct arena *scratch = arena_new();
	int32_t *ons = NEW_N(scratch, int32_t, backtest->quarters.n);
	struct foretold_rows all = {backtest->rows.v, backtest->rows.n, ons, accounts};
	size_t from = 0;

	for (size_t q = 0; q < backtest->quarters.n; q++)
		ons[q] = backtest->quarters.v[q].on;
	for (size_t q = 0; q < backtest->quarters.n; q++) {
		struct foretold_rows rows = {backtest->rows.v + from, 0, ons, accounts};

		for (; from < all.n && all.v[from].quarter == q; from++)
			rows.n++;
		backtest->quarters.v[q] = judge(&rows);
		backtest->quarters.v[q].on = ons[q];
	}
	backtest->all = judge(&all);
	backtest->gain = judge_gain(&all);
	backtest->known = backtest->all.left >= BACKTEST_LEAST;
	backtest->verdict = verdict_of(backtest);
	arena_free(scratch);
}

static enum backtest_basis basis_of(const struct book *book)
{
	if (book->company.history.backtest != KNOWN_BY_HISTORY)
		return BASIS_DATES;
	return book->history.state == HISTORY_KNOWN ? BASIS_HISTORY : BASIS_NO_HISTORY;
}

static int64_t count_late(const struct work *work)
{
	struct arena *scratch = arena_new();
	int32_t *days = NEW_N(scratch, int32_t, work->judged);
	int64_t late;

	for (size_t i = 0; i < work->judged; i++)
		days[i] = work->quarters[work->n - 1 - i].known.setting.as_of;
	late = on_record_late(work->setting->book, days, work->judged);
	arena_free(scratch);
	return late;
}

const struct backtest *backtest_of(const struct known_today *today, const struct segments *segments,
	int threads, struct arena *arena)
{
	const struct setting *setting = today->setting;
	struct arena *scratch = arena_new();
	struct backtest *backtest = NEW(arena, struct backtest);
	struct work work = {.setting = setting, .segments = segments, .today = today->rows};
	struct known_then *known;

	backtest->basis = basis_of(setting->book);
	work.history = backtest->basis == BASIS_HISTORY;
	choose_quarters(&work, scratch);
	if (work.history)
		backtest->late = count_late(&work);
	work_through(&work, threads);
	collect(&work, backtest, arena);
	judge_all(backtest, setting->book->accounts.n);
	known = NEW_N(scratch, struct known_then, work.n);
	for (size_t i = 0; i < work.n; i++)
		known[i] = work.quarters[i].known;
	exits_find(backtest, (struct known_quarters){known, work.n, setting, work.history}, threads,
		arena);
	arena_free(scratch);
	return backtest;
}
