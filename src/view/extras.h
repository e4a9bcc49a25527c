/* extras.h - the files beside the pages: feed, calendar, badges …, one file each; extras.c lists
 * them. */
#ifndef VIEW_EXTRAS_H
#define VIEW_EXTRAS_H

#include "view/view.h"

/* feed.xml: what happened last, newest first, at most 50 entries: incidents, promises that were
 * broken, passed their date or were kept late, accounts that came or left. */
void extra_feed(const struct site *site, size_t i, struct value *tree);

/* calendar.ics: open promises on the day they are due (those past it too) and renewals of live
 * accounts, up to a year ahead; all-day events. */
void extra_calendar(const struct site *site, struct buf *out, struct arena *scratch);

/* badges/coherence.svg and badges/retention.svg of the company; badges/departments/ID.svg. */
void extra_coherence_badge(const struct site *site, size_t i, struct value *tree);
void extra_retention_badge(const struct site *site, size_t i, struct value *tree);
void extra_department_badge(const struct site *site, size_t i, struct value *tree);
struct str department_badge_path(const struct site *site, size_t i, struct arena *arena);

/* sitemap.xml: whole addresses of all pages; none unless the site has an address and may be
 * indexed, since search engines take nothing else. */
size_t sitemap_count(const struct site *site);
void extra_sitemap(const struct site *site, size_t i, struct value *tree);

void extra_robots(const struct site *site, struct buf *out, struct arena *scratch);

/* 404.html: a server shows it at any depth, so its links start at the path of company.site.address,
 * else at the server's root. */
void extra_missing(const struct site *site, size_t i, struct value *tree);

/* accent.css: the company's accent, as given on light paper and lightened on dark until it can be
 * read; none where it has none. */
size_t accent_count(const struct site *site);
void extra_accent(const struct site *site, size_t i, struct value *tree);

/* logo.svg or logo.png: the company's picture as it is; none where it has none. */
size_t logo_count(const struct site *site);
struct str logo_path_of(const struct site *site, size_t i, struct arena *arena);
void extra_logo(const struct site *site, struct buf *out, struct arena *scratch);
struct str logo_path(const struct site_options *options); /* empty: none */

/* Where the site is published, ending in a slash; empty: nowhere said. Owner: the arena. */
struct str site_address(const struct company *company, struct arena *arena);

#endif
