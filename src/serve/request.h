/* request.h - what a request may ask for: the file behind an address, for which hosts, of what
 * type. */
#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include "base/str.h"

struct arena;

/* The path below the site that an address means, undecoded as it came ("/accounts/acme.html",
 * without its query); one that ends in a slash means the index.html below. .p NULL: it is refused,
 * as a part of it is empty, begins with a dot (and so leads up, or to what is not a page), or holds
 * a slash, a backslash or a control character in disguise, or it is no UTF-8. Owner: the arena. */
struct str request_path(struct str address, struct arena *arena);

/* True if a Host header names this machine: localhost or 127.0.0.1, with `port` or none. Any other
 * is a name somebody made lead here, to read the site from a page of theirs. */
bool request_host(struct str host, unsigned port);

/* The Content-Type of a file, by its ending; that of bytes where none is known. */
const char *request_type(struct str path);

#endif
