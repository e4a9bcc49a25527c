/* keys.h - names of records that stay the same from build to build, for feeds and calendars. */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include "view/view.h"

/* The year in which the form of these names was fixed: part of every one (RFC 4151 wants a day on
 * which the authority was the company's). */
#define KEYS_YEAR "2026"

/* Of every incident, by its index: "incident/acme/2026-02-03/wrong-invoice", or "incident/ID" where
 * it has an id. Those that agree in all of this are numbered in the order of the book. Editing the
 * text of a record does not change its name. Owner: the arena. */
struct str *incident_keys(const struct book *book, struct arena *arena);

/* Of every promise: "promise/acme/2026-01-12/2026-01-19/speed" (account or department, made, due as
 * first given, aspect), or "promise/ID". */
struct str *promise_keys(const struct book *book, struct arena *arena);

/* Who vouches for the names: the host of company.site.address, else the company's name as one below
 * .invalid, which belongs to nobody ("materiales-del-norte.invalid"). */
struct str keys_authority(const struct company *company, struct arena *arena);

#endif
