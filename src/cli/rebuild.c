/* rebuild.c - a build in a process of its own, for a program that goes on whatever becomes of it.
 */
#include "cli/rebuild.h"

#include "cli/build.h"
#include "cli/notice.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static struct notice_how how_to_tell(const struct options *options, const struct book *book)
{
	char index[4096];

	snprintf(index, sizeof index, "%.*s/index.html", STR_ARG(options->site));
	return (struct notice_how){
		.spanish = book && book->company.name.n ? book->company.language == LANGUAGE_ES
							: options->spanish,
		.has_site = access(index, F_OK) == 0,
	};
}

/* False where nobody reads any more. */
static bool send(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno != EINTR)
			return false;
		p += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
	return true;
}

static void build_and_tell(const struct options *options, int fd)
{
	struct arena *arena = arena_new();
	struct built built;
	struct buf notice = {0};
	struct rebuilt told = {0};

	build_site(options, &built, arena);
	build_tell(options, &built);
	told.published = built.published;
	told.written = built.result.written;
	told.removed = built.result.removed;
	told.ms = built.ms;
	if (!told.published && built.records.book && built.records.diags.errors) {
		struct notice_how how = how_to_tell(options, built.records.book);

		told.errors = built.records.diags.errors;
		notice_of_records(options, &built.records, &how, &notice);
	}
	if (send(fd, &told, sizeof told))
		send(fd, notice.p, notice.n);
	buf_free(&notice);
	arena_free(arena);
}

/* What the new process does. It ends by itself where the program is killed. */
static _Noreturn void be_child(const struct options *options, pid_t parent, int told, int said)
{
	struct options own = *options;
	struct watch watch;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_ENVIRONMENT);
	/* Connections of browsers would stay open as long as this one has them; only what it needs
	 * stays. Where the system does not know the call they do so for as long. */
	dup2(said, STDERR_FILENO);
	dup2(told, STDIN_FILENO);
	syscall(SYS_close_range, 3U, ~0U, 0U);
	watch_start(&watch);
	own.watch = &watch;
	own.quiet = true;
	build_and_tell(&own, STDIN_FILENO);
	fflush(NULL);
	_exit(EXIT_FINE);
}

bool rebuild_begin(struct rebuild *rebuild, const struct options *options, struct trouble *trouble,
	struct arena *arena)
{
	int ends[2] = {-1, -1};
	pid_t parent = getpid();

	*rebuild = (struct rebuild){.fd = -1, .bytes = rebuild->bytes, .said = rebuild->said};
	buf_clear(&rebuild->bytes);
	buf_clear(&rebuild->said);
	rebuild->said_fd = memfd_create("said", MFD_CLOEXEC);
	fflush(NULL);
	if (rebuild->said_fd >= 0 && pipe2(ends, O_CLOEXEC) == 0)
		rebuild->child = fork();
	if (rebuild->child == 0 && ends[0] >= 0)
		be_child(options, parent, ends[1], rebuild->said_fd);
	if (rebuild->child > 0) {
		close(ends[1]);
		rebuild->fd = ends[0];
		return true;
	}
	*trouble = trouble_of_errno(STR("a process to build in"), arena);
	for (int i = 0; i < 2; i++)
		if (ends[i] >= 0)
			close(ends[i]);
	if (rebuild->said_fd >= 0)
		close(rebuild->said_fd);
	rebuild->child = 0;
	return false;
}

/* Waits for its end, which is near, and forgets it. Gives the status of waitpid. */
static int end(struct rebuild *rebuild)
{
	int status = 0;

	while (waitpid(rebuild->child, &status, 0) < 0 && errno == EINTR)
		;
	close(rebuild->fd);
	close(rebuild->said_fd);
	rebuild->child = 0;
	rebuild->fd = -1;
	return status;
}

static void pass_on(struct rebuild *rebuild)
{
	char bytes[4096];
	ssize_t n;

	for (off_t at = 0; (n = pread(rebuild->said_fd, bytes, sizeof bytes, at)) > 0; at += n)
		buf_put(&rebuild->said, (struct str){bytes, (size_t)n});
	if (rebuild->said.n)
		fwrite(rebuild->said.p, 1, rebuild->said.n, stderr);
	fflush(stderr);
}

bool rebuild_take(struct rebuild *rebuild, const struct options *options, struct rebuilt *rebuilt,
	struct str *notice)
{
	char bytes[4096];
	ssize_t n = read(rebuild->fd, bytes, sizeof bytes);
	int status;

	if (n > 0)
		buf_put(&rebuild->bytes, (struct str){bytes, (size_t)n});
	if (n > 0 || (n < 0 && errno == EINTR))
		return false;
	pass_on(rebuild);
	status = end(rebuild);
	*rebuilt = (struct rebuilt){0};
	if (rebuild->bytes.n >= sizeof *rebuilt)
		memcpy(rebuilt, rebuild->bytes.p, sizeof *rebuilt);
	*notice = str_slice(buf_str(&rebuild->bytes), sizeof *rebuilt, rebuild->bytes.n);
	if (!rebuilt->published && !notice->n) {
		struct notice_how how = how_to_tell(options, NULL);

		if (WIFSIGNALED(status))
			buf_printf(&rebuild->said, "fuga: the build ended by signal %d (%s)\n",
				WTERMSIG(status), sigdescr_np(WTERMSIG(status)));
		buf_clear(&rebuild->bytes);
		notice_of_text(buf_str(&rebuild->said), &how, &rebuild->bytes);
		*notice = buf_str(&rebuild->bytes);
	}
	return true;
}

void rebuild_stop(struct rebuild *rebuild)
{
	if (rebuild->child > 0) {
		kill(rebuild->child, SIGTERM);
		end(rebuild);
	}
	buf_free(&rebuild->bytes);
	buf_free(&rebuild->said);
}
