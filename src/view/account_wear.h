/* account_wear.h - what a thing that wears on an account is called, and its day. */
#ifndef VIEW_ACCOUNT_WEAR_H
#define VIEW_ACCOUNT_WEAR_H

#include "analyse/wear.h"
#include "view/account.h"

/* The day it happened: an incident's or contact's own, the one on which a promise ended or was due.
 */
int32_t scratch_day(const struct dossier *dossier, const struct scratch *scratch);

/* What was promised, what failed, what was said. */
struct str scratch_what(const struct scratch *scratch);

#endif
