/* data_actions.c - data/actions.csv: what waits for somebody on the day of the analysis. */
#include "render/csv.h"
#include "view/common.h"
#include "view/data.h"

static struct str kind_word(enum action_kind kind)
{
	static const char *const words[ACTIONS] = {
		"unanswered", "overdue", "waiting", "renews", "silent", "due"};

	return str_c(words[kind]);
}

void data_actions(const struct site *site, struct buf *out)
{
	const struct figures *figures = site->figures;
	struct csv csv = {.out = out};

	csv_head(&csv, "action,account,to,department,day,what,value_year");
	for (size_t i = 0; i < figures->actions.n; i++) {
		const struct action *action = &figures->actions.v[i];
		const struct account *account = action->account;

		csv_text(&csv, kind_word(action->kind));
		csv_text(&csv, account ? account->id : STR_NONE);
		csv_text(&csv, account ? STR_NONE : action->promise->to.id);
		csv_text(&csv, action->department ? action->department->id : STR_NONE);
		csv_day(&csv, action->day);
		csv_text(&csv, action->promise    ? action->promise->what
			       : action->incident ? action->incident->summary
						  : STR_NONE);
		csv_number(&csv, account ? (double)figures->accounts[account->index].value_year : 0,
			account != NULL);
		csv_end(&csv);
	}
}
