/* shown.h - all of a page that a reader may see, so that pages that would look the same are known.
 */
#ifndef RENDER_SHOWN_H
#define RENDER_SHOWN_H

#include "base/buf.h"
#include "render/locale.h"
#include "render/value.h"

/* Appends bytes that two trees have in common only if every template writes them alike: leaves as
 * they are shown, in each manner but .raw and .full money, which have more digits than a reader
 * sees; drawings too. */
void shown_put(const struct locale *locale, const struct value *tree, struct buf *out);

#endif
