/* http.h - the site over HTTP, for whoever sits at this machine: 127.0.0.1, one thread.
 *
 * Only GET and HEAD, only for the names of this machine (see request.h), only plain files of the
 * site's folder, never through a link. Nothing is cached. Pages are dressed (see dress.h). */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "base/files.h"
#include "serve/dress.h"

struct server;

/* What is served. The caller may change it between two calls and then says so (server_changed). */
struct served {
	struct str folder;        /* of the site; it need not be there yet */
	struct str script, style; /* the bytes of DRESS_SCRIPT and DRESS_STYLE */
	struct dress dress;       /* .state: letters, digits and '-' */
	bool spanish;             /* where there is no page that has a language */
	unsigned idle_seconds;    /* after which a connection that is silent is closed; 0: 30 */
};

/* Begins to listen at 127.0.0.1; port 0: any that is free. NULL and *trouble, `taken` true where
 * another program listens there. Owner: the caller, who ends it with server_close. `served` must
 * live as long. */
struct server *server_open(unsigned port, const struct served *served, bool *taken,
	struct trouble *trouble, struct arena *arena);
void server_close(struct server *server);

unsigned server_port(const struct server *server);

/* To be polled for reading; then, and after server_timeout, server_run is to be called. */
int server_fd(const struct server *server);

/* Milliseconds; -1: nothing to wait for but the descriptor. `now_ms` is of the steady clock. */
int server_timeout(const struct server *server, int64_t now_ms);

/* Answers what can be answered without waiting. */
void server_run(struct server *server, int64_t now_ms);

/* Tells the pages that wait for another state. */
void server_changed(struct server *server);

#endif
