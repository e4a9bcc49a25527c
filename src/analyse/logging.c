/* logging.c - how long after they happened incidents are written down. */
#include "analyse/logging.h"

#include "analyse/survival.h"

#define NINE_TENTHS 0.9

struct delays {
	VEC(struct life) lives;
};

double logging_delay(
	const struct figures *figures, const struct audit *audit, const struct incident *incident)
{
	const struct record_history *past = incident->record.past;
	int32_t logged;

	if (!past || !past->first->accuses || incident->account.kind != REF_ACCOUNT)
		return -1;
	logged = history_day(past->first);
	if (incident->when.day < audit->since || logged > figures->as_of ||
		!day_within(
			incident->when.day, figures->as_of, figures->book->company.windows.year))
		return -1;
	return logged > incident->when.day ? logged - incident->when.day : 0;
}

static struct logging logging_of(const struct delays *delays, struct arena *scratch)
{
	struct survival survival = survival_of(delays->lives.v, delays->lives.n, scratch);

	return (struct logging){
		survival_quantile(&survival, 0.5), survival_quantile(&survival, NINE_TENTHS)};
}

void logging_find(const struct figures *figures, struct audit *audit, struct arena *arena)
{
	const struct book *book = figures->book;
	struct arena *scratch = arena_new();
	struct delays *departments = NEW_N(scratch, struct delays, book->departments.n + 1);
	struct delays all = {0};

	audit->logged = NEW_N(arena, struct logging, book->departments.n);
	for (size_t i = 0; i < book->incidents.n; i++) {
		const struct incident *incident = book->incidents.v[i];
		double days = logging_delay(figures, audit, incident);
		struct life life = {.entry = -INFINITY, .time = days, .ended = true};

		if (days < 0)
			continue;
		VEC_PUSH(&all.lives, life, scratch);
		for (size_t j = 0; j < incident->origin.n; j++)
			if (incident->origin.v[j].department.kind == REF_DEPARTMENT)
				VEC_PUSH(&departments[incident->origin.v[j]
							      .department.department->index]
						  .lives,
					life, scratch);
	}
	audit->logging = logging_of(&all, scratch);
	for (size_t d = 0; d < book->departments.n; d++)
		audit->logged[d] = logging_of(&departments[d], scratch);
	arena_free(scratch);
}
