/* verb_serve.c - fuga serve: the site for the person who edits, built again at each save.
 *
 * One thread waits for all: signals, browsers, changed files, the end of a build. Builds are
 * processes of their own (see rebuild.h). */
#include "cli/rebuild.h"
#include "cli/scratch.h"
#include "cli/site.h"
#include "cli/templates.h"
#include "cli/verbs.h"

#include "serve/http.h"
#include "serve/lookout.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* How long it must be quiet before a build, as one save is often several changes, and how long it
 * may wait for that. */
enum { QUIET_MS = 100, PATIENCE_MS = 1000 };

struct serving {
	const struct options *options; /* site: in the folder below */
	struct str folder;             /* what is removed in the end */
	int signals;
	struct served served;
	struct server *server;
	struct lookout *lookout;
	struct rebuild rebuild;
	struct buf notice;
	char state[48];
	unsigned builds;     /* how many changed what is shown */
	int64_t due, latest; /* when to build, and when at the latest; -1: nothing changed */
	int64_t looked;      /* when the lookout without a descriptor was last asked */
	bool announced, failed;
	struct arena *arena;
};

static int64_t steady_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Another name for each thing shown, also from one run to the next: a tab may have stayed open. */
static void name_state(struct serving *serving)
{
	snprintf(serving->state, sizeof serving->state, "%ld-%ld-%u", (long)time(NULL),
		(long)getpid(), ++serving->builds);
	serving->served.dress.state = str_c(serving->state);
}

static void say(const struct serving *serving, const struct rebuilt *rebuilt)
{
	if (!serving->options->quiet && rebuilt->published)
		printf("%zu file%s written, %zu removed in %.2f s\n", rebuilt->written,
			rebuilt->written == 1 ? "" : "s", rebuilt->removed,
			(double)rebuilt->ms / 1000);
	if (!serving->announced)
		printf("http://127.0.0.1:%u/\n", server_port(serving->server));
	fflush(stdout);
}

/* A build has ended: what is shown changes, unless it is the same as before. */
static void show(struct serving *serving, const struct rebuilt *rebuilt, struct str notice)
{
	bool other = !str_eq(notice, buf_str(&serving->notice)) || !serving->announced;

	say(serving, rebuilt);
	serving->announced = true;
	if (!other && !(rebuilt->published && rebuilt->written + rebuilt->removed))
		return;
	buf_clear(&serving->notice);
	buf_put(&serving->notice, notice);
	serving->served.dress.notice = buf_str(&serving->notice);
	name_state(serving);
	server_changed(serving->server);
}

static void begin_build(struct serving *serving)
{
	struct trouble trouble;

	serving->due = -1;
	if (rebuild_begin(&serving->rebuild, serving->options, &trouble, serving->arena))
		return;
	workplace_said("make", &trouble);
	serving->failed = true;
}

static void look_out(struct serving *serving, int64_t now)
{
	serving->looked = now;
	if (!lookout_changed(serving->lookout))
		return;
	if (serving->due < 0)
		serving->latest = now + PATIENCE_MS;
	serving->due = now + QUIET_MS < serving->latest ? now + QUIET_MS : serving->latest;
}

static int sooner(int timeout, int64_t ms)
{
	if (ms < 0)
		ms = 0;
	return timeout < 0 || ms < timeout ? (int)ms : timeout;
}

static int timeout_of(const struct serving *serving, int64_t now)
{
	int timeout = server_timeout(serving->server, now);

	if (serving->due >= 0 && !serving->rebuild.child)
		timeout = sooner(timeout, serving->due - now);
	if (lookout_fd(serving->lookout) < 0)
		timeout = sooner(timeout, serving->looked + LOOKOUT_PAUSE_MS - now);
	return timeout;
}

/* One turn; false: it is to end. */
static bool turn(struct serving *serving)
{
	struct pollfd fds[] = {
		{.fd = serving->signals, .events = POLLIN},
		{.fd = server_fd(serving->server), .events = POLLIN},
		{.fd = lookout_fd(serving->lookout), .events = POLLIN},
		{.fd = serving->rebuild.fd, .events = POLLIN},
	};
	struct rebuilt rebuilt;
	struct str notice;
	int64_t now;

	if (poll(fds, sizeof fds / sizeof fds[0], timeout_of(serving, steady_ms())) < 0)
		return errno == EINTR;
	if (fds[0].revents)
		return false;
	now = steady_ms();
	server_run(serving->server, now);
	if (fds[2].revents || (fds[2].fd < 0 && now >= serving->looked + LOOKOUT_PAUSE_MS))
		look_out(serving, now);
	if (fds[3].revents && rebuild_take(&serving->rebuild, serving->options, &rebuilt, &notice))
		show(serving, &rebuilt, notice);
	if (serving->due >= 0 && now >= serving->due && !serving->rebuild.child)
		begin_build(serving);
	return !serving->failed;
}

static bool open_server(struct serving *serving)
{
	const struct options *options = serving->options;
	struct trouble trouble;
	bool taken;

	serving->server =
		server_open(options->port, &serving->served, &taken, &trouble, serving->arena);
	if (serving->server)
		return true;
	workplace_said("listen at", &trouble);
	if (taken)
		fputs("fuga: another program listens there: try --port 0 for any that is free\n",
			stderr);
	return false;
}

static int serve(struct serving *serving)
{
	const struct options *options = serving->options;
	struct lookout_how how = {{options->content, options->templates},
		options->templates.n ? 2 : 1, options->poll};

	name_state(serving);
	if (!open_server(serving))
		return EXIT_ENVIRONMENT;
	serving->lookout = lookout_open(&how);
	serving->looked = steady_ms();
	begin_build(serving);
	while (!serving->failed && turn(serving))
		;
	rebuild_stop(&serving->rebuild);
	lookout_close(serving->lookout);
	server_close(serving->server);
	buf_free(&serving->notice);
	return serving->failed ? EXIT_ENVIRONMENT : EXIT_FINE;
}

/* A name that was mistyped is no folder that may come back. */
static bool is_folder(struct str path, struct arena *arena)
{
	struct trouble trouble;
	DIR *dir = opendir(str_copy(path, arena).p);

	if (dir) {
		closedir(dir);
		return true;
	}
	trouble = trouble_of_errno(path, arena);
	workplace_said("read", &trouble);
	return false;
}

/* Signals are taken in turn with all else from here on. */
static int take_signals(struct watch *watch)
{
	watch_stop(watch);
	pthread_sigmask(SIG_BLOCK, &watch->signals, NULL);
	return signalfd(-1, &watch->signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

int verb_serve(const struct options *options, struct arena *arena)
{
	struct templates built_in = {0};
	struct options own = *options;
	struct serving serving = {
		.options = &own,
		.rebuild.fd = -1,
		.due = -1,
		.served.script = templates_text(&built_in, STR("serve/serve.js")),
		.served.style = templates_text(&built_in, STR("serve/serve.css")),
		.served.spanish = options->spanish,
		.arena = arena,
	};
	struct trouble trouble;
	int status;

	if (!is_folder(options->content, arena) ||
		(options->templates.n && !is_folder(options->templates, arena)))
		return EXIT_ENVIRONMENT;
	serving.signals = take_signals(options->watch);
	if (serving.signals < 0) {
		trouble = trouble_of_errno(STR("signals"), arena);
		return workplace_said("wait for", &trouble);
	}
	if (!scratch_make(&serving.folder, &trouble, arena))
		return workplace_said("make", &trouble);
	own.fleeting = true;
	own.site = str_join(serving.folder, STR("/site"), arena);
	serving.served.folder = own.site;
	status = serve(&serving);
	scratch_remove(serving.folder);
	close(serving.signals);
	return status;
}
