/* browser.h - fuga serve as a program of its own, and who asks it. */
#ifndef TESTS_SERVE_BROWSER_H
#define TESTS_SERVE_BROWSER_H

#include "place.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#define PROGRAM "build/fuga"

/* A program under way. */
struct program {
	struct place place; /* content/, tmp/ (its TMPDIR) */
	pid_t pid;
	int out; /* what it prints */
	unsigned port;
};

static const char company[] = "company:\n  name: Acme\n  language: en\n  currency: EUR\n"
			      "  timezone: Europe/Madrid\n  records_since: 2024-01-01\n"
			      "  as_of: 2026-06-15\ndepartments:\n  - {id: sales, name: Sales}\n";

static inline void company_make(const struct place *place)
{
	folder_make(place, "content");
	folder_make(place, "tmp");
	write_in_place(place, "content/company.yaml", company);
}

/* Runs `fuga serve`; what it says on stderr goes to the file `said`. */
static inline void program_run(
	struct program *program, const char *port, const char *option, const char *content)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	program->pid = fork();
	assert_true(program->pid >= 0);
	if (program->pid == 0) {
		setenv("TMPDIR", at(&program->place, "tmp").p, 1);
		setenv("XDG_CACHE_HOME", at(&program->place, "cache").p, 1);
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		if (freopen(at(&program->place, "said").p, "w", stderr))
			execl(PROGRAM, PROGRAM, "serve", content, "--port", port, option,
				(char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	program->out = ends[0];
}

/* Waits for its end; the exit status, or 128 and the signal. */
static inline int program_end(struct program *program)
{
	int status;

	assert_int_equal(waitpid(program->pid, &status, 0), program->pid);
	close(program->out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Begins it and waits until it names its address. */
static inline void program_begin(struct program *program, const char *option)
{
	char said[4096] = "", *address = NULL;
	size_t n = 0;
	ssize_t more;

	program_run(program, "0", option, at(&program->place, "content").p);
	while (!address || !strchr(address, '\n')) {
		more = read(program->out, said + n, sizeof said - n - 1);
		if (more <= 0)
			fail_msg("it ended (%d) before it was ready", program_end(program));
		n += (size_t)more;
		said[n] = '\0';
		address = strstr(said, "http://127.0.0.1:");
	}
	program->port = (unsigned)strtoul(address + 17, NULL, 10);
	assert_true(program->port > 0);
}

/* Sends bytes as they are, and gives all that comes back. */
static inline struct str ask_raw(const struct program *program, const char *request)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)program->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	size_t n = 0, cap = 1 << 20;
	char *bytes = arena_alloc(program->place.arena, cap);
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	ssize_t more;

	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	assert_int_equal(send(fd, request, strlen(request), 0), (ssize_t)strlen(request));
	while (n < cap && (more = recv(fd, bytes + n, cap - n, 0)) > 0)
		n += (size_t)more;
	close(fd);
	return (struct str){bytes, n};
}

static inline struct str ask_as(
	const struct program *program, const char *method, const char *host, const char *address)
{
	return ask_raw(program, str_printf(program->place.arena,
					"%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n",
					method, address, host)
					.p);
}

static inline struct str ask(const struct program *program, const char *address)
{
	return ask_as(program, "GET", "localhost", address);
}

/* The status of an answer; 0: there is none. */
static inline int status_of(struct str answer)
{
	return answer.n > 12 ? atoi(answer.p + 9) : 0;
}

static inline bool holds(struct str answer, const char *text)
{
	return str_find(answer, str_c(text)) >= 0;
}

/* Waits until a page holds a text, or does not hold it any more. */
static inline void wait_until(
	const struct program *program, const char *address, const char *text, bool held)
{
	int64_t end = now_ms() + PATIENCE_MS;

	while (holds(ask(program, address), text) != held) {
		if (now_ms() > end)
			fail_msg("%s: \"%s\" is still %s", address, text,
				held ? "missing" : "there");
		poll(NULL, 0, 20);
	}
}

/* What it said on stderr until now. */
static inline struct str said(const struct program *program)
{
	FILE *file = fopen(at(&program->place, "said").p, "r");
	char *bytes = arena_alloc(program->place.arena, 1 << 16);
	size_t n;

	assert_non_null(file);
	n = fread(bytes, 1, (1 << 16) - 1, file);
	fclose(file);
	return (struct str){bytes, n};
}

#endif
