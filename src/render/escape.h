/* escape.h - one function for each place where a text may be written. */
#ifndef RENDER_ESCAPE_H
#define RENDER_ESCAPE_H

#include "base/buf.h"

/* Everywhere: control characters, bidi overrides and bytes that are no UTF-8 become U+FFFD, where
 * the target has no way to write them harmlessly. */

/* HTML text and quoted attributes: & < > " '. Right behind href=" or src=" a text that begins with
 * a scheme other than http, https and mailto, or with two slashes, becomes "#". */
void escape_html(struct str text, struct buf *out);

/* Markdown within a line: what could be markup where `out` ends gets a backslash (or is written as
 * an entity: < and &); line ends and tabs become blanks. Within a link's (destination) it is
 * written as a URL, under the same rule as in HTML. */
void escape_markdown(struct str text, struct buf *out);

/* Between the quotes of a JSON string. < and > are escaped too, so that JSON may stand in a script.
 */
void escape_json(struct str text, struct buf *out);

/* A relative address: all but letters, digits and - . _ ~ / is percent-encoded. */
void escape_path(struct str path, struct buf *out);

/* True if a link may lead there: http, https, mailto, or relative without two slashes first. */
bool url_is_allowed(struct str url);

#endif
