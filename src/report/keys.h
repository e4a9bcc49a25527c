/* keys.h - what a diagnostic is known by wherever it stands. */
#ifndef REPORT_KEYS_H
#define REPORT_KEYS_H

#include "base/diag.h"

/* Code, record and field, with tabs between; no tab or line end in any of them. The same for any
 * two that can't be told apart but by their place. The record must be named. Owner: the arena. */
struct str diag_key(const struct diag *diag, struct arena *arena);

/* A number for each of the list, in its order, that stays when lines and files are moved; those of
 * one key are told apart by how many of them came before. Owner: the arena. */
uint64_t *diags_fingerprints(const struct diags *diags, struct arena *arena);

#endif
