/* data_backtest.c - data/backtest.csv: a row for each client at each quarter's end judged. */
#include "view/data.h"

#include "analyse/backtest.h"
#include "render/csv.h"
#include "view/risk.h"

void data_backtest(const struct site *site, struct buf *out)
{
	const struct backtest *backtest = site->figures->backtest;
	struct csv csv = {.out = out};

	csv_head(&csv, "account,asof,risk_90,left,state,risk_90_start,risk_90_constant,left_on,"
		       "days_to_end");
	for (size_t i = 0; i < backtest->rows.n; i++) {
		const struct foretold *row = &backtest->rows.v[i];
		int32_t on = backtest->quarters.v[row->quarter].on;
		bool left = row->end != DAY_NONE;

		csv_text(&csv, site->book->accounts.v[row->account]->id);
		csv_day(&csv, on);
		csv_number(&csv, row->risk, true);
		csv_int(&csv, left);
		csv_text(&csv, risk_word(row->state));
		csv_number(&csv, row->start, true);
		csv_number(&csv, row->constant, true);
		csv_day(&csv, row->end);
		if (left)
			csv_int(&csv, row->end - on);
		else
			csv_none(&csv);
		csv_end(&csv);
	}
}
