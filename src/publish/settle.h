/* settle.h - what an earlier run may have left, and how it goes. */
#ifndef PUBLISH_SETTLE_H
#define PUBLISH_SETTLE_H

#include "publish/manifest.h"
#include "publish/place.h"

/* Completes the journal of an interrupted run, or drops the folder it worked in. False and
 * *trouble. */
bool settle(const struct place *place, struct trouble *trouble, struct arena *arena);

/* Takes away a site that was exchanged for a new one, by its manifest. A file that somebody put
 * there in the last moment moves to the new site. Allocates nothing unless there is one: after
 * the exchange nothing may fail. True if all is gone. */
bool settle_old(const struct place *place, int old, int site, const struct manifest *manifest);

#endif
