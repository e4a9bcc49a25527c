/* account_strip_risk.c - the strip of a life line on which the risk of leaving goes up and down. */
#include "view/account_strips.h"

#include "analyse/risk.h"

#include <math.h>

enum { RISK_HEIGHT = 66, LINE_APART = 15 };

double dossier_risk(
	const struct dossier *dossier, struct day_list days, double *risk, struct arena *arena)
{
	const struct figures *figures = dossier->site->figures;
	int32_t origin = account_first_day(dossier->account);
	double *x = NEW_N(arena, double, days.n *COVARIATES + 1), highest = 0;

	covariates_along(figures->setting, dossier->account,
		figures->usual[dossier->account->index], days, x);
	for (size_t i = 0; i < days.n; i++) {
		double tenure = days.v[i] - origin;
		double on = risk_chance(figures->model, x + i * COVARIATES, tenure, 90);

		risk[i] = tenure < 0 ? NAN : on;
		highest = tenure < 0 ? highest : fmax(highest, on);
	}
	return highest;
}

/* The line from which the state is at risk; where the curve stays below it, that of watch. */
static double put_line_of(struct value *strip, const struct figures *figures,
	const struct parameters *parameters, bool alarm)
{
	double line =
		figures->risk.mean90 * (alarm ? parameters->risk_alarm : parameters->risk_watch);
	struct value *args;

	args = put_message(
		strip, "line_name", alarm ? "account.strip.alarm" : "account.strip.watch");
	put_share(args, "share", line, true);
	return line;
}

void strip_risk(struct strips *strips)
{
	const struct dossier *dossier = strips->dossier;
	const struct figures *figures = dossier->site->figures;
	const struct parameters *parameters = &dossier->site->book->company.analysis;
	const struct weeks *curve = &dossier->curve;
	struct arena *arena = strips->chart->arena;
	double *risk = NEW_N(arena, double, curve->n + 1), highest, line, ends[2];
	struct point *points = NEW_N(arena, struct point, curve->n + 1);
	struct value *strip;
	struct scale y;

	if (!figures->model) {
		put_none(strips->chart, "risk");
		return;
	}
	highest = dossier_risk(dossier, (struct day_list){curve->days, curve->n}, risk, arena);
	strip = strip_open(strips, "risk", highest <= 0, RISK_HEIGHT);
	if (highest <= 0)
		return;
	line = put_line_of(strip, figures, parameters,
		highest >= parameters->risk_alarm * figures->risk.mean90);
	y = scale_from_zero(fmax(highest, line), RISK_HEIGHT);
	for (size_t i = 0; i < curve->n; i++)
		points[i] = (struct point){scale_at(&strips->x, curve->days[i]),
			isnan(risk[i]) ? NAN : scale_at(&y, risk[i])};
	put_line(strip, "line", points, curve->n);
	put_coord(strip, "mark", scale_at(&y, line));
	ends[0] = points[curve->n - 1].y;
	ends[1] = scale_at(&y, line);
	spread_labels(ends, 2, LINE_APART, 0, RISK_HEIGHT);
	strip_end(strip, "end", ends[0]);
	strip_end(strip, "mark_end", ends[1]);
	put_share(strip, "share", risk[curve->n - 1], true);
}
