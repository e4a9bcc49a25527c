/* floor.c - the least that a program of this kind must do: list the records, pass them through
 * libyaml's events, write files as many and as large as those of the site. No more than that.
 *
 *   floor THREADS RECORDS SITE OUT
 *
 * SITE is a site that was made before: its files give the number and the sizes of what is written
 * (reading them off is not timed). OUT gets a folder for each thread: on ext4 threads that create
 * files in one folder wait for each other. Prints seconds: wall and CPU, of each part and of all.
 */
#include <ftw.h>
#include <omp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <fcntl.h>
#include <yaml.h>

enum { ROOM = 1 << 20 };

/* What the walk finds; nftw hands no context on. */
static struct {
	char **paths;
	size_t *sizes, n, room;
	bool only_yaml;
} found;

static _Noreturn void fail(const char *what)
{
	perror(what);
	exit(3);
}

static void *grown(void *old, size_t size)
{
	void *new = realloc(old, size);

	if (!new)
		fail("memory");
	return new;
}

static bool ends(const char *path, const char *ending)
{
	size_t n = strlen(path), m = strlen(ending);

	return n > m && strcmp(path + n - m, ending) == 0;
}

static int meet(const char *path, const struct stat *stat, int type, struct FTW *at)
{
	(void)at;
	if (type != FTW_F || (found.only_yaml && !ends(path, ".yaml") && !ends(path, ".yml")))
		return 0;
	if (found.n == found.room) {
		found.room = 2 * found.room + 1024;
		found.paths = grown(found.paths, found.room * sizeof *found.paths);
		found.sizes = grown(found.sizes, found.room * sizeof *found.sizes);
	}
	found.paths[found.n] = strdup(path);
	found.sizes[found.n++] = (size_t)stat->st_size;
	return 0;
}

static void forget(void)
{
	for (size_t i = 0; i < found.n; i++)
		free(found.paths[i]);
	found.n = 0;
}

static void walk(const char *folder, bool only_yaml)
{
	forget();
	found.only_yaml = only_yaml;
	if (nftw(folder, meet, 64, FTW_PHYS) != 0)
		fail(folder);
}

static size_t events_of(const unsigned char *bytes, size_t n, const char *path)
{
	yaml_parser_t parser;
	yaml_event_t event;
	size_t events = 0;
	bool over = false;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, bytes, n);
	while (!over) {
		if (!yaml_parser_parse(&parser, &event))
			fail(path);
		over = event.type == YAML_STREAM_END_EVENT;
		events++;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return events;
}

static size_t parse_file(const char *path, size_t size, unsigned char **bytes, size_t *room)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	size_t n = 0;
	ssize_t got = 1;

	if (file < 0)
		fail(path);
	if (size >= *room)
		*bytes = grown(*bytes, *room = size + 1);
	while (n < size && (got = read(file, *bytes + n, size - n)) > 0)
		n += (size_t)got;
	if (got < 0)
		fail(path);
	close(file);
	return events_of(*bytes, n, path);
}

static size_t parse_all(int threads)
{
	size_t events = 0;

#pragma omp parallel num_threads(threads) reduction(+ : events)
	{
		size_t room = ROOM;
		unsigned char *bytes = grown(NULL, room);

#pragma omp for schedule(dynamic, 4)
		for (size_t i = 0; i < found.n; i++)
			events += parse_file(found.paths[i], found.sizes[i], &bytes, &room);
		free(bytes);
	}
	return events;
}

static void write_file(int folder, size_t number, size_t size, const char *text)
{
	char name[32];
	int file;

	snprintf(name, sizeof name, "%zu", number);
	file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (file < 0)
		fail(name);
	while (size) {
		ssize_t put = write(file, text, size < ROOM ? size : ROOM);

		if (put <= 0)
			fail(name);
		size -= (size_t)put;
	}
	close(file);
}

static void write_all(int threads, const char *out)
{
	char *text = grown(NULL, ROOM);

	memset(text, 'x', ROOM);
#pragma omp parallel num_threads(threads)
	{
		char path[4096];
		int folder;

		snprintf(path, sizeof path, "%s/%d", out, omp_get_thread_num());
		if (mkdir(path, 0755) != 0 || (folder = open(path, O_RDONLY | O_DIRECTORY)) < 0)
			fail(path);
#pragma omp for schedule(dynamic, 16)
		for (size_t i = 0; i < found.n; i++)
			write_file(folder, i, found.sizes[i], text);
		close(folder);
	}
	free(text);
}

struct moment {
	double wall, cpu;
};

static struct moment now(void)
{
	struct timespec wall, cpu;

	clock_gettime(CLOCK_MONOTONIC, &wall);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
	return (struct moment){(double)wall.tv_sec + 1e-9 * (double)wall.tv_nsec,
		(double)cpu.tv_sec + 1e-9 * (double)cpu.tv_nsec};
}

static struct moment tell(const char *part, struct moment since)
{
	struct moment at = now();

	printf("%s_wall=%.6f %s_cpu=%.6f ", part, at.wall - since.wall, part, at.cpu - since.cpu);
	return (struct moment){at.wall - since.wall, at.cpu - since.cpu};
}

int main(int argc, char **argv)
{
	struct moment start, walked, parsed, written;
	size_t events;
	int threads = argc == 5 ? (int)strtol(argv[1], NULL, 10) : 0;

	if (threads < 1) {
		fputs("usage: floor THREADS RECORDS SITE OUT\n", stderr);
		return 2;
	}
	start = now();
	walk(argv[2], true);
	walked = tell("walk", start);
	start = now();
	events = parse_all(threads);
	parsed = tell("parse", start);
	walk(argv[3], false);
	start = now();
	write_all(threads, argv[4]);
	written = tell("write", start);
	printf("wall=%.6f cpu=%.6f events=%zu files=%zu\n",
		walked.wall + parsed.wall + written.wall, walked.cpu + parsed.cpu + written.cpu,
		events, found.n);
	forget();
	free(found.paths);
	free(found.sizes);
	return 0;
}
