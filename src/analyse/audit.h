/* audit.h - what git says of the records themselves: changed afterwards, written down late. */
#ifndef ANALYSE_AUDIT_H
#define ANALYSE_AUDIT_H

#include "analyse/goalposts.h"

/* The kept rate as the records have it, and as it was first promised. */
struct kept_twice {
	struct rate recorded, promised;
	int64_t moved; /* promises with a change that counts */
};

/* Days from an incident to the commit that first recorded it. */
struct logging {
	struct median median, ninety; /* by when half, nine tenths were on record */
};

/* An outcome first given after the account had left. */
struct typed_after {
	const struct promise *promise;
	int32_t day, end; /* given; left */
};

/* A promise of which a change counts. */
struct moved_goalposts {
	const struct promise *promise;
	const struct field_change *change; /* the first that counts */
	struct change_read read;
	int64_t more; /* that count besides */
};

struct audit {
	enum history_state state;
	int32_t since;            /* the day of the first commit that holds records */
	int64_t commits, accuses; /* up to T; of them those that accuse */
	bool known;               /* history is known, and some commit accuses: else nothing of what
				   * follows means something */
	int64_t promises;         /* to clients, on record in git */
	int64_t dates, words;     /* promises whose date, whose words were changed */
	int64_t noted_late;       /* agreed moves written down after the date they replaced */
	struct {
		struct moved_goalposts *v;
		size_t n;
	} moved;                        /* latest first */
	struct kept_twice kept;         /* promises to clients */
	struct kept_twice *departments; /* by index: that they own */
	struct rate typed;              /* outcomes first given after the account had left, of the
					 * outcomes of those that left */
	int64_t typed_kept;             /* of them: on time or late, so not broken or withdrawn */
	struct {
		struct typed_after *v;
		size_t n;
	} typed_list; /* latest first, all of them */
	struct rate
		typed_incidents; /* likewise incidents first recorded after the account had left */
	struct logging logging;
	struct logging *logged; /* by department.index */
};

/* How a promise is judged: on T, or on the day its account left. */
struct judged_on judged_on_of(const struct figures *figures, const struct promise *promise);

/* Needs the fates and accounts of the figures.
 *
 * Kept rates: of promises to clients, settled; recorded by fate.h. As first promised: one whose
 * words were changed is left out, one whose date was changed is judged by the due date before the
 * first change that counts (goalposts.h). Outcomes: of accounts that left, those that count there
 * (dated up to the day they left) and were first given by a commit that accuses; after: on a later
 * day than that. Incidents likewise, by their first commit.
 * Late logging: incidents of the last year that were first recorded by a commit that accuses, up to
 * T, and happened since the history begins; days from the incident to the commit's earlier day, 0
 * at least; one with several origins counts for each department. What nobody has written down yet
 * is not in it. Quantiles by survival_quantile, nothing censored.
 * Example: of 4 kept promises and 1 late one, one kept on 112 was due on 100 before it was changed
 * to 115 on 114: recorded 4 of 5, as first promised 3 of 5. Incidents recorded after 0, 1, 2 and 9
 * days: median 1.5, nine tenths within 9.
 * Owner: the arena. */
const struct audit *audit_of(const struct figures *figures, struct arena *arena);

#endif
