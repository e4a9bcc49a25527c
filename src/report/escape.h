/* escape.h - texts that may hold anything, as each format takes them. */
#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

#include "base/str.h"

#include <stdio.h>

/* A JSON string of any bytes, quotes around it: what is no UTF-8 becomes U+FFFD, what is unseen an
 * escape, so that what reads it gets the same characters. */
void json_put(struct str text, FILE *out);

/* As json_put, but what is unseen comes as \u{9b}, as on a terminal: for what others display. */
void json_put_visible(struct str text, struct arena *arena, FILE *out);

/* A path as a URI reference (RFC 3986) in a JSON string: all but unreserved characters and '/'
 * percent-encoded. */
void json_put_uri(struct str path, FILE *out);

/* Text or an attribute of XML 1.0; what is unseen, which XML may not hold, as \u{9b}. */
void xml_put(struct str text, struct arena *arena, FILE *out);

#endif
