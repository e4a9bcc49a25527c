/* explain_audit.c - what git says of the records themselves: which records stand behind it. */
#include "analyse/audit.h"
#include "analyse/explain.h"
#include "analyse/fate.h"
#include "analyse/logging.h"

static const struct account *account_of(const struct ref *ref)
{
	return ref->kind == REF_ACCOUNT ? ref->account : NULL;
}

static struct behind behind_promise(const struct promise *promise, double part)
{
	return (struct behind){
		&promise->record, promise->what, account_of(&promise->account), part};
}

FINDER(moved_goalposts)
{
	const struct audit *audit = figure->figures->audit;

	out->known = audit && audit->known;
	if (!out->known)
		return;
	out->value = (double)audit->moved.n;
	out->listed = true;
	for (size_t i = 0; out->listing && i < audit->moved.n; i++)
		explained_behind(out, behind_promise(audit->moved.v[i].promise, 1));
}

/* By the date that stood before the first change that counts. */
FINDER(kept_as_promised)
{
	const struct figures *figures = figure->figures;
	const struct audit *audit = figures->audit;

	if (!audit || !audit->known)
		return;
	explained_rate(out, &audit->kept.promised);
	explained_input(out, "recorded", AS_SHARE, audit->kept.recorded.share);
	out->listed = true;
	out->adds_up_to = "k";
	for (size_t i = 0; out->listing && i < figures->book->promises.n; i++) {
		const struct promise *promise = figures->book->promises.v[i];
		struct judged_on on = judged_on_of(figures, promise);
		struct goalposts goalposts = goalposts_read(promise, &on, NULL);
		const struct fate *fate = goalposts.date ? &goalposts.former : &figures->fates[i];

		if (promise->account.kind == REF_ACCOUNT && !goalposts.words &&
			figures->fates[i].state != PROMISE_UNKNOWN && fate_settled(fate))
			explained_behind(out, behind_promise(promise, fate->state == PROMISE_KEPT));
	}
}

FINDER(logging_delay)
{
	const struct figures *figures = figure->figures;
	const struct audit *audit = figures->audit;

	if (!audit || !audit->known)
		return;
	explained_median(out, &audit->logging.median);
	out->listed = true;
	for (size_t i = 0; out->listing && i < figures->book->incidents.n; i++) {
		const struct incident *incident = figures->book->incidents.v[i];
		double days = logging_delay(figures, audit, incident);

		if (days >= 0)
			explained_behind(out, (struct behind){&incident->record, incident->summary,
						      account_of(&incident->account), days});
	}
}
