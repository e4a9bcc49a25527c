/* data_history.c - data/history.csv: what commits changed in the records of today. */
#include "render/csv.h"
#include "view/audit.h"
#include "view/data.h"

/* Fields whose values are written: days, terms and numbers. What people wrote in other texts was
 * perhaps taken out for a reason; of a promise its words are, for they are what was promised. */
static bool is_plain(struct str field)
{
	static const struct str plain[] = {{"what", 4}, {"due", 3}, {"made", 4}, {"kept", 4},
		{"broken", 6}, {"withdrawn", 9}, {"delivered", 9}, {"weight", 6}, {"about", 5},
		{"verdict", 7}, {"moved", 5}, {"owner", 5}, {"when", 4}, {"kind", 4},
		{"severity", 8}, {"mode", 4}, {"phase", 5}, {"origin", 6}, {"felt_in", 7},
		{"answered", 8}, {"resolved", 8}, {"waited", 6}, {"cost", 4}, {"since", 5},
		{"ended", 5}, {"ended_because", 13}, {"renews", 6}};

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (str_eq(plain[i], field))
			return true;
	return false;
}

struct record_of {
	struct str kind, account, id;
	const struct record *record;
};

static void write_change(struct csv *csv, const struct record_of *of,
	const struct field_change *change, const struct change_read *read)
{
	const struct history_commit *commit = change->commit;
	bool plain = is_plain(change->field);

	csv_text(csv, of->kind);
	csv_text(csv, of->account);
	csv_text(csv, of->id);
	csv_text(csv, of->record->source ? of->record->source->name : STR_NONE);
	csv_int(csv, of->record->at.line);
	csv_text(csv, change->field);
	csv_text(csv, plain ? change->before : STR_NONE);
	csv_text(csv, plain ? change->after : STR_NONE);
	csv_text(csv, commit->id);
	csv_day(csv, commit->authored);
	csv_day(csv, commit->committed);
	csv_text(csv, commit->accuses ? STR("yes") : STR("no"));
	csv_text(csv, reading_word(read->reading));
	csv_end(csv);
}

static void write_changes(struct csv *csv, const struct site *site, const struct record_of *of,
	const struct change_read *reads)
{
	const struct record_history *past = of->record->past;

	for (size_t i = 0; past && i < past->changes.n; i++) {
		const struct field_change *change = &past->changes.v[i];
		struct change_read other = {.reading = CHANGE_OTHER};

		if (history_day(change->commit) <= site->figures->as_of)
			write_change(csv, of, change, reads ? &reads[i] : &other);
	}
}

static void write_promise(struct csv *csv, const struct site *site, const struct promise *promise)
{
	const struct record_history *past = promise->record.past;
	struct judged_on on = judged_on_of(site->figures, promise);
	struct arena *scratch;
	struct change_read *reads;

	if (!past || !past->changes.n)
		return;
	scratch = arena_new();
	reads = NEW_N(scratch, struct change_read, past->changes.n);
	goalposts_read(promise, &on, reads);
	write_changes(csv, site,
		&(struct record_of){
			STR("promise"), promise->account.id, promise->id, &promise->record},
		reads);
	arena_free(scratch);
}

void data_history(const struct site *site, struct buf *out)
{
	const struct book *book = site->book;
	struct csv csv = {.out = out};

	csv_head(&csv, "record,account,id,file,line,field,before,after,commit,authored,committed,"
		       "accuses,counted_as");
	if (site->figures->audit->state != HISTORY_KNOWN)
		return;
	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];

		write_changes(&csv, site,
			&(struct record_of){
				STR("account"), account->id, account->id, &account->record},
			NULL);
	}
	for (size_t i = 0; i < book->promises.n; i++)
		write_promise(&csv, site, book->promises.v[i]);
	for (size_t i = 0; i < book->incidents.n; i++) {
		const struct incident *incident = book->incidents.v[i];

		write_changes(&csv, site,
			&(struct record_of){STR("incident"), incident->account.id, incident->id,
				&incident->record},
			NULL);
	}
}
