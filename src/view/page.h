/* page.h - the functions of the page kinds, one pair a file; pages.c lists them. */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "view/view.h"

/* Each builds one page into its map: figures, sentences, charts (see view.h). */
void view_index(const struct site *site, size_t i, struct value *page);
void view_departments(const struct site *site, size_t i, struct value *page);
void view_department(const struct site *site, size_t i, struct value *page);
void view_records(const struct site *site, size_t i, struct value *page);
void view_method(const struct site *site, size_t i, struct value *page);
void view_own(const struct site *site, size_t i, struct value *page);
void view_leak(const struct site *site, size_t i, struct value *page);
void view_retention(const struct site *site, size_t i, struct value *page);
void view_causes(const struct site *site, size_t i, struct value *page);
void view_forecast(const struct site *site, size_t i, struct value *page);
void view_actions(const struct site *site, size_t i, struct value *page);
void view_trust(const struct site *site, size_t i, struct value *page);
void view_negotiation(const struct site *site, size_t i, struct value *page);
void view_leadership(const struct site *site, size_t i, struct value *page);
void view_accounts(const struct site *site, size_t i, struct value *page);
void view_account(const struct site *site, size_t i, struct value *page);
void view_handbook(const struct site *site, size_t i, struct value *page);
void view_handbook_write(const struct site *site, size_t i, struct value *page);
void view_handbook_fields(const struct site *site, size_t i, struct value *page);
void view_handbook_errors(const struct site *site, size_t i, struct value *page);
void view_coherence(const struct site *site, size_t i, struct value *page);

/* site: {name, footer, logo, accent, address, as_of, commit, commit_on, changed, version, indexed},
 * as every page has it. */
void put_site(struct value *page, const struct site *site);

/* How many pages of a kind there are, and the path of each. */
size_t department_count(const struct site *site);
struct str department_path(const struct site *site, size_t i, struct arena *arena);
size_t own_count(const struct site *site);
struct str own_path(const struct site *site, size_t i, struct arena *arena);
size_t account_count(const struct site *site);
struct str account_path(const struct site *site, size_t i, struct arena *arena);

#endif
