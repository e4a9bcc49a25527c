/* data_promises.c - data/promises.csv: every promise known at the day of the analysis. */
#include "render/csv.h"
#include "view/common.h"
#include "view/data.h"

static void write_row(struct csv *csv, const struct promise *promise, const struct fate *fate)
{
	bool settled = fate->state == PROMISE_KEPT || fate->state == PROMISE_LATE ||
		       fate->state == PROMISE_BROKEN || fate->state == PROMISE_OVERDUE;

	csv_text(csv, promise->account.id);
	csv_text(csv, promise->id);
	csv_text(csv, promise->by.id);
	csv_text(csv, promise->by_department ? promise->by_department->id : STR_NONE);
	csv_text(csv, promise->owner.id);
	csv_text(csv, term_word(&aspect_terms, (int)promise->about));
	csv_day(csv, promise->made);
	csv_day(csv, promise->due);
	csv_day(csv, fate->in_force);
	csv_text(csv, state_word(fate->state));
	csv_number(csv, fate->days_late, settled);
	csv_number(
		csv, promise->delivered, fate->ended != DAY_NONE && fate->state != PROMISE_BROKEN);
	csv_int(csv, promise->weight);
	csv_number(csv, fate->credit, settled);
	csv_text(csv, promise->to.id);
	csv_end(csv);
}

void data_promises(const struct site *site, struct buf *out)
{
	struct csv csv = {.out = out};

	csv_head(&csv, "account,id,by,by_department,owner,about,made,due,in_force,state,days_late,"
		       "delivered,weight,credit,to");
	for (size_t i = 0; i < site->book->promises.n; i++) {
		const struct fate *fate = &site->figures->fates[i];

		if (fate->state != PROMISE_UNKNOWN)
			write_row(&csv, site->book->promises.v[i], fate);
	}
}
