/* watch.h - what to do when somebody wants the program to stop (SIGINT, SIGTERM, SIGHUP).
 *
 * Before anything is staged it ends at once. While it stages pages it is told so, and drops them;
 * once the new site is being put in place that is finished first. Either way it ends by the signal.
 */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

struct watch {
	pthread_t thread;
	sigset_t signals;
	atomic_bool publishing; /* a stop must wait */
	atomic_int asked;       /* the signal that asked to stop; 0: none */
	atomic_bool stopping;   /* watch_stop was called */
	bool running;
};

/* Makes the standard streams safe to write to and ignores SIGPIPE and SIGXFSZ (a failed write says
 * so by itself), then begins to watch. To be called before other threads start. */
void watch_start(struct watch *watch);

/* From here on a stop waits until watch_end, but for watch_asked. */
void watch_publishing(struct watch *watch);

/* True once somebody asked. */
bool watch_asked(const struct watch *watch);

/* Ends by the signal that asked, if one did, else goes on as before watch_publishing. */
void watch_end(struct watch *watch);

/* Ends the watching, if it goes on; signals stay blocked: the program is about to end, or takes
 * them by itself. */
void watch_stop(struct watch *watch);

#endif
