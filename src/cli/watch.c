/* watch.c - what to do when somebody wants the program to stop. */
#include "cli/watch.h"

#include <fcntl.h>
#include <unistd.h>

/* A file opened later must not become standard output. */
static void fill_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

static _Noreturn void end_by(int number)
{
	sigset_t one;

	sigemptyset(&one);
	sigaddset(&one, number);
	signal(number, SIG_DFL);
	raise(number);
	pthread_sigmask(SIG_UNBLOCK, &one, NULL);
	_exit(128 + number);
}

static void *wait_for_signals(void *context)
{
	struct watch *watch = context;
	int number;

	while (sigwait(&watch->signals, &number) == 0 && !atomic_load(&watch->stopping)) {
		if (!atomic_load(&watch->publishing))
			end_by(number);
		atomic_store(&watch->asked, number);
	}
	return NULL;
}

void watch_start(struct watch *watch)
{
	fill_streams();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	sigemptyset(&watch->signals);
	sigaddset(&watch->signals, SIGINT);
	sigaddset(&watch->signals, SIGTERM);
	sigaddset(&watch->signals, SIGHUP);
	atomic_init(&watch->publishing, false);
	atomic_init(&watch->asked, 0);
	atomic_init(&watch->stopping, false);
	pthread_sigmask(SIG_BLOCK, &watch->signals, NULL);
	watch->running = pthread_create(&watch->thread, NULL, wait_for_signals, watch) == 0;
	if (!watch->running)
		pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
}

void watch_publishing(struct watch *watch)
{
	atomic_store(&watch->publishing, true);
}

bool watch_asked(const struct watch *watch)
{
	return atomic_load(&watch->asked) != 0;
}

void watch_end(struct watch *watch)
{
	int number;

	atomic_store(&watch->publishing, false);
	number = atomic_load(&watch->asked);
	if (number)
		end_by(number);
}

void watch_stop(struct watch *watch)
{
	if (!watch->running)
		return;
	/* Not pthread_cancel: it loads a library, and aborts where there is no memory left for
	 * that. */
	atomic_store(&watch->stopping, true);
	pthread_kill(watch->thread, SIGHUP);
	pthread_join(watch->thread, NULL);
	watch->running = false;
}
