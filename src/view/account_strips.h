/* account_strips.h - the strips of a life line, one below the other on one axis of time. */
#ifndef VIEW_ACCOUNT_STRIPS_H
#define VIEW_ACCOUNT_STRIPS_H

#include "analyse/rows.h"
#include "view/account.h"
#include "view/chart.h"

enum { STRIP_GAP = 26 }; /* px between two strips, for the name of the lower one */

/* Where a strip stands, and what it is drawn from. */
struct strips {
	struct value *chart;
	const struct dossier *dossier;
	struct scale x;
	double y; /* top of the next strip */
};

/* True if the day is on the axis. */
bool strip_shows(const struct strips *strips, int32_t day);

/* Opens the next strip under a key; `height` is what it takes where it is not empty. */
struct value *strip_open(struct strips *strips, const char *key, bool empty, double height);

/* Where a line's name stands at the right end; y NAN: nowhere. */
void strip_end(struct value *strip, const char *key, double y);

void strip_promises(struct strips *strips);
void strip_incidents(struct strips *strips);
void strip_contacts(struct strips *strips);
void strip_trust(struct strips *strips);
void strip_risk(struct strips *strips);

/* The chance of leaving within 90 days on each of the days, by today's weights; NAN before it was a
 * client. Gives the highest. There must be a model. */
double dossier_risk(
	const struct dossier *dossier, struct day_list days, double *risk, struct arena *arena);

#endif
