/* account_head.c - how an account stands, said in a sentence, and the facts under it. */
#include "view/account.h"
#include "view/causes.h"

#include <math.h>

static const char *needs_verdict(const struct dossier *dossier)
{
	unsigned needs = dossier->figures->needs;

	if (needs & NEED_RENEWS)
		return "account.verdict.renews";
	if (needs & NEED_WEAR)
		return "account.verdict.wear";
	if (needs & NEED_OVERDUE)
		return "account.verdict.overdue";
	if (needs & NEED_UNANSWERED)
		return "account.verdict.unanswered";
	return needs & NEED_SILENT ? "account.verdict.silent" : "account.verdict.waiting";
}

/* What had built up most in one that left. */
static int built_of(const struct dossier *dossier)
{
	const struct departure *departure = departure_of(dossier->site->figures, dossier->account);

	return departure ? departure->built.cause : BUILT_NONE;
}

static const char *left_verdict(const struct dossier *dossier)
{
	const struct account_figures *figures = dossier->figures;
	bool worn = dossier->crossing != DAY_NONE, built = built_of(dossier) != BUILT_NONE;

	if (figures->lapsed)
		return worn    ? "account.verdict.lapsed_worn"
		       : built ? "account.verdict.lapsed_built"
			       : "account.verdict.lapsed";
	if (figures->because == REASON_NONE)
		return worn    ? "account.verdict.left_worn"
		       : built ? "account.verdict.left_built"
			       : "account.verdict.left";
	return worn    ? "account.verdict.said_worn"
	       : built ? "account.verdict.said_built"
		       : "account.verdict.said";
}

static const char *steady_verdict(const struct dossier *dossier)
{
	const struct account_figures *figures = dossier->figures;

	if (dossier->crossing != DAY_NONE)
		return "account.verdict.worn";
	if (figures->promises.settled == 0)
		return "account.verdict.quiet";
	if (figures->promises.kept == figures->promises.settled)
		return "account.verdict.all_kept";
	return 2 * figures->promises.kept < figures->promises.settled ? "account.verdict.steady_low"
								      : "account.verdict.steady";
}

static bool ever_recorded(const struct dossier *dossier)
{
	const struct account_figures *figures = dossier->figures;

	return figures->promises.given || figures->incidents || figures->silence.last != DAY_NONE;
}

static const char *verdict_of(const struct dossier *dossier)
{
	switch (account_standing(dossier->site, dossier->account)) {
	case STANDING_LEFT: return left_verdict(dossier);
	case STANDING_NO_DATA:
		if (!dossier->figures->known)
			return "account.verdict.not_yet";
		return ever_recorded(dossier) ? "account.verdict.none" : "account.verdict.never";
	case STANDING_URGENT:
	case STANDING_WATCH: return needs_verdict(dossier);
	case STANDING_STEADY: break;
	}
	return steady_verdict(dossier);
}

/* Days that the promise overdue the longest has been so; 0: none is. */
static int32_t longest_overdue(const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	int32_t longest = 0;

	for (size_t i = 0; i < account->promises.n; i++) {
		const struct fate *fate = dossier_fate(dossier, account->promises.v[i]);

		if (fate->state == PROMISE_OVERDUE && fate->days_late > longest)
			longest = fate->days_late;
	}
	return longest;
}

static bool is_unanswered(const struct dossier *dossier, const struct incident *incident)
{
	return dossier_knows(dossier, incident->when.day) &&
	       !dossier_knows(dossier, incident->answered.day) &&
	       !dossier_knows(dossier, incident->resolved.day);
}

static int32_t longest_unanswered(const struct dossier *dossier)
{
	const struct account *account = dossier->account;

	for (size_t i = 0; i < account->incidents.n; i++)
		if (is_unanswered(dossier, account->incidents.v[i]))
			return dossier->as_of - account->incidents.v[i]->when.day;
	return 0;
}

/* Every figure that a verdict may name; each sentence takes what it needs. */
static void put_arguments(struct value *args, const struct dossier *dossier)
{
	const struct account_figures *figures = dossier->figures;
	const struct account *account = dossier->account;
	int kind = heaviest_kind(&figures->wear);

	put_text(args, "name", account->name);
	put_count(args, "kept", figures->promises.kept);
	put_count(args, "settled", figures->promises.settled);
	put_count(args, "overdue", figures->promises.overdue);
	put_days(args, "overdue_days", longest_overdue(dossier), true);
	put_count(args, "unanswered", figures->unanswered);
	put_days(args, "unanswered_days", longest_unanswered(dossier), true);
	put_number(args, "wear", figures->wear.all, 1, true);
	put_number(args, "strength", figures->strength, 1, true);
	put_wear_kind(args, "kind", kind);
	put_built(args, "built", figures->departed ? built_of(dossier) : BUILT_NONE);
	put_days(args, "silent_days", figures->silence.days, figures->silence.known);
	put_number(args, "silent_ratio", figures->silence.ratio, 1, figures->silence.known);
	put_days(args, "cadence", figures->silence.cadence, figures->silence.known);
	put_date(args, "last", figures->silence.last);
	put_date(args, "since", account->since);
	put_date(args, "end", figures->end);
	put_days(args, "renews_in", (double)account->renews - dossier->as_of,
		account->renews != DAY_NONE);
	put_date(args, "renews", account->renews);
	put_term(args, "reason", "reason", term_word(&reason_terms, (int)figures->because));
	put_days(args, "worn_days", (double)dossier->as_of - dossier->crossing,
		dossier->crossing != DAY_NONE);
	put_date(args, "crossing", dossier->crossing);
}

static void lede_promises(struct value *lede, const struct dossier *dossier)
{
	const struct promises *promises = &dossier->figures->promises;
	struct value *args;

	if (promises->settled == 0)
		return;
	args = add_message(lede, dossier->figures->departed ? "account.lede.promises_left"
							    : "account.lede.promises");
	put_count(args, "kept", promises->kept);
	put_count(args, "settled", promises->settled);
	put_count(args, "failed", promises->late + promises->broken + promises->overdue);
	put_count(args, "overdue", promises->overdue);
}

static int64_t waited_year(const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	int32_t from = dossier->as_of - dossier->site->book->company.windows.year;
	int64_t n = 0;

	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];

		n += dossier_knows(dossier, incident->when.day) && incident->when.day > from &&
		     incident->waited.n > 0;
	}
	return n;
}

static void lede_incidents(struct value *lede, const struct dossier *dossier)
{
	const struct account_figures *figures = dossier->figures;
	struct value *args;

	if (figures->incidents == 0)
		return;
	args = add_message(
		lede, figures->departed ? "account.lede.incidents_left" : "account.lede.incidents");
	put_count(args, "n", figures->incidents_year);
	put_count(args, "open", figures->open_incidents);
	put_count(args, "waited", waited_year(dossier));
}

static void lede_balance(struct value *lede, const struct dossier *dossier)
{
	const struct account_figures *figures = dossier->figures;
	struct value *args;

	if (figures->wear.all <= 0 && figures->strength <= 0)
		return;
	args = add_message(lede, fabs(figures->wear.all - figures->strength) < 0.1
					 ? "account.lede.even"
				 : figures->wear.all > figures->strength ? "account.lede.worn"
									 : "account.lede.strong");
	put_number(args, "wear", figures->wear.all, 1, true);
	put_number(args, "strength", figures->strength, 1, true);
}

static void lede_silence(struct value *lede, const struct dossier *dossier)
{
	const struct silence *silence = &dossier->figures->silence;
	struct value *args;

	if (dossier->figures->departed || !silence->known || !silence->silent ||
		!(dossier->figures->needs &
			(NEED_RENEWS | NEED_WEAR | NEED_OVERDUE | NEED_UNANSWERED)))
		return;
	args = add_message(lede, "account.lede.silence");
	put_days(args, "days", silence->days, true);
	put_days(args, "cadence", silence->cadence, true);
}

static void put_facts(struct value *page, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	const struct account_figures *figures = dossier->figures;
	struct value *facts = put_map(page, "facts");

	put_standing(facts, account_standing(dossier->site, account));
	put_money(facts, "value_month", figures->value_month, figures->value_month > 0);
	put_money(facts, "value_year", figures->value_year, figures->value_year > 0);
	put_money(facts, "income", figures->income, figures->income > 0);
	put_text(facts, "segment", account->segment);
	put_text(facts, "region", account->region);
	put_date(facts, "since", account->since);
	put_date(facts, "renews", figures->departed ? DAY_NONE : account->renews);
	put_date(facts, "end", figures->departed ? figures->end : DAY_NONE);
	put_party(facts, "owner", dossier->site, &account->owner);
	put_coherence(facts, "coherence", &figures->promises.coherence);
	put_source(facts, "source", dossier->site, &account->record);
}

/* What the verdict does not already say. */
static void put_lede(struct value *page, const struct dossier *dossier, const char *verdict)
{
	struct str said = str_c(verdict);
	struct value *lede = put_list(page, "lede");
	bool kept = str_eq(said, STR("account.verdict.steady")) ||
		    str_eq(said, STR("account.verdict.steady_low")) ||
		    str_eq(said, STR("account.verdict.all_kept"));
	bool worn = str_eq(said, STR("account.verdict.wear")) ||
		    str_eq(said, STR("account.verdict.worn"));

	if (!kept)
		lede_promises(lede, dossier);
	lede_incidents(lede, dossier);
	if (!worn)
		lede_balance(lede, dossier);
	lede_silence(lede, dossier);
}

void put_account_head(struct value *page, const struct dossier *dossier)
{
	const char *verdict = verdict_of(dossier);

	put_text(page, "id", dossier->account->id);
	put_text(page, "name", dossier->account->name);
	put_date(page, "as_of", dossier->as_of);
	put_bool(page, "departed", dossier->figures->departed);
	put_arguments(put_message(page, "verdict", verdict), dossier);
	put_lede(page, dossier, verdict);
	put_facts(page, dossier);
}
