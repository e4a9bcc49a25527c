/* zone.c - time zones, from the system's tz database (TZif files, RFC 9636). */
#include "base/zone.h"

#include "base/arena.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "base/zone_rule.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = 44, LARGEST_FILE = 4 << 20, DAY = 86400 };

/* Where systems keep the database. Never taken from the environment: the site would depend on
 * it. */
static const char *const folders[] = {"/usr/share/zoneinfo", "/usr/share/lib/zoneinfo"};

/* The lists of its names, best first: the first that can be read is used. */
static const char *const lists[] = {"tzdata.zi", "zone1970.tab", "zone.tab"};

struct zone {
	const unsigned char *times, *types, *kinds; /* big-endian, as in the file */
	size_t times_n, kinds_n;
	size_t width; /* bytes of a time: 4 or 8 */
	bool has_rule;
	struct zone_rule rule; /* from the last time on */
};

/* A whole small file; the empty view if it is not there or no plain file. */
static struct str read_small(int folder, const char *name, struct arena *arena)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat stat;
	struct str bytes = STR_NONE;
	char *p;

	if (fd < 0)
		return STR_NONE;
	if (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) && stat.st_size <= LARGEST_FILE) {
		p = arena_alloc(arena, (size_t)stat.st_size + 1);
		bytes.p = p;
		while (bytes.n < (size_t)stat.st_size) {
			ssize_t n = read(fd, p + bytes.n, (size_t)stat.st_size - bytes.n);

			if (n == 0 || (n < 0 && errno != EINTR))
				break;
			bytes.n += n > 0 ? (size_t)n : 0;
		}
	}
	close(fd);
	return bytes;
}

/* One zone of the list. */
struct listed {
	struct str name, target; /* target: of a link, else empty */
};

/* A line of tzdata.zi ("Z Europe/Madrid …", "L Europe/Madrid Spain") or of zone1970.tab
 * ("ES<tab>+4024-00341<tab>Europe/Madrid<tab>…"). */
static struct listed listed_of(struct str line)
{
	struct listed listed = {0};
	struct str first, second, third;

	if (str_starts(line, STR("Z ")) || str_starts(line, STR("L "))) {
		str_split(&line, ' ', &first);
		str_split(&line, ' ', &second);
		if (first.p[0] == 'Z' || !str_split(&line, ' ', &third))
			return (struct listed){.name = second};
		return (struct listed){.name = str_trim(third), .target = second};
	}
	if (!str_starts(line, STR("#")) && str_split(&line, '\t', &first) &&
		str_split(&line, '\t', &second) && str_split(&line, '\t', &third))
		listed.name = str_trim(third);
	return listed;
}

struct database {
	int folder; /* -1: there is none */
	struct str list;
};

static struct database database_open(struct arena *arena)
{
	struct database database = {.folder = -1};

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		int folder = open(folders[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);

		for (size_t j = 0; folder >= 0 && j < sizeof lists / sizeof lists[0]; j++) {
			database.list = read_small(folder, lists[j], arena);
			if (database.list.n) {
				database.folder = folder;
				return database;
			}
		}
		if (folder >= 0)
			close(folder);
	}
	return database;
}

static struct listed database_find(const struct database *database, struct str name)
{
	struct str rest = database->list, line;

	while (str_split(&rest, '\n', &line)) {
		struct listed listed = listed_of(line);

		if (listed.name.n && str_eq(listed.name, name))
			return listed;
	}
	return (struct listed){0};
}

static uint32_t read_u32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t time_at(const struct zone *zone, size_t i)
{
	const unsigned char *p = zone->times + i * zone->width;

	if (zone->width == 4)
		return (int32_t)read_u32(p);
	return (int64_t)((uint64_t)read_u32(p) << 32 | read_u32(p + 4));
}

static int32_t kind_offset(const struct zone *zone, size_t kind)
{
	return (int32_t)read_u32(zone->kinds + kind * 6);
}

/* Reads one header and the data behind it; gives how many bytes they take, 0 where they are
 * wrong. */
static size_t data_parse(struct str bytes, size_t width, struct zone *zone)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	uint64_t isut, isstd, leap, times, kinds, chars, size;

	if (bytes.n < HEADER || !str_starts(bytes, STR("TZif")))
		return 0;
	isut = read_u32(p + 20);
	isstd = read_u32(p + 24);
	leap = read_u32(p + 28);
	times = read_u32(p + 32);
	kinds = read_u32(p + 36);
	chars = read_u32(p + 40);
	size = HEADER + times * width + times + kinds * 6 + chars + leap * (width + 4) + isstd +
	       isut;
	if (!kinds || size > bytes.n)
		return 0;
	*zone = (struct zone){
		.times = p + HEADER,
		.types = p + HEADER + times * width,
		.kinds = p + HEADER + times * width + times,
		.times_n = times,
		.kinds_n = kinds,
		.width = width,
	};
	for (size_t i = 0; i < times; i++)
		if (zone->types[i] >= kinds || (i && time_at(zone, i) <= time_at(zone, i - 1)))
			return 0;
	return (size_t)size;
}

/* From version 2 on the file says all again in 64 bits, then a rule between line ends. */
static bool zone_parse(struct str bytes, struct zone *zone)
{
	size_t first = data_parse(bytes, 4, zone), second;
	struct str rule;

	if (!first || bytes.p[4] < '2')
		return first > 0;
	bytes = str_slice(bytes, first, bytes.n);
	second = data_parse(bytes, 8, zone);
	rule = str_slice(bytes, second, bytes.n);
	if (!second || rule.n < 2 || rule.p[0] != '\n' || rule.p[rule.n - 1] != '\n')
		return false;
	rule = str_slice(rule, 1, rule.n - 1);
	zone->has_rule = rule.n > 0;
	return !rule.n || zone_rule_parse(rule, &zone->rule);
}

enum zone_error zone_open(struct str name, struct zone **out, struct arena *arena)
{
	struct zone *zone = NEW(arena, struct zone);
	struct database database;
	struct listed listed;
	bool fine = false;

	if (str_eq(name, STR("UTC"))) {
		zone->has_rule = true;
		*out = zone;
		return ZONE_OK;
	}
	database = database_open(arena);
	if (database.folder < 0)
		return ZONE_NO_DATA;
	listed = database_find(&database, name);
	if (listed.name.n)
		fine = zone_parse(
			read_small(database.folder, str_copy(name, arena).p, arena), zone);
	if (!fine && listed.target.n) /* a system that leaves old names out still lists them */
		fine = zone_parse(
			read_small(database.folder, str_copy(listed.target, arena).p, arena), zone);
	close(database.folder);
	if (fine)
		*out = zone;
	return fine ? ZONE_OK : listed.name.n ? ZONE_NO_DATA : ZONE_UNKNOWN;
}

int32_t zone_offset_at(const struct zone *zone, int64_t utc)
{
	const int64_t most = INT64_C(100000) * 366 * DAY; /* far from the ends of int32 days */
	size_t low = 0, high = zone ? zone->times_n : 0;

	if (!zone)
		return 0;
	utc = utc > most ? most : utc < -most ? -most : utc;
	if (zone->has_rule && (!high || utc >= time_at(zone, high - 1)))
		return zone_rule_offset(&zone->rule, utc);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (time_at(zone, middle) <= utc)
			low = middle + 1;
		else
			high = middle;
	}
	return kind_offset(zone, low ? zone->types[low - 1] : 0);
}

bool zone_instant(const struct zone *zone, int64_t local, int64_t *utc)
{
	int32_t before = zone_offset_at(zone, local - DAY);
	bool found = false;

	/* Nearly always the clocks have not changed since yesterday and don't until tomorrow.
	 */
	if (before == zone_offset_at(zone, local + DAY) &&
		before == zone_offset_at(zone, local - before)) {
		*utc = local - before;
		return true;
	}
	/* Every offset in force near that time is tried; clocks differ by less than a day, and
	 * the changes of a zone are hours apart. */
	for (int64_t near = local - DAY; near <= local + DAY; near += DAY / 8) {
		int64_t instant = local - zone_offset_at(zone, near);

		if (instant + zone_offset_at(zone, instant) != local || (found && instant >= *utc))
			continue;
		*utc = instant;
		found = true;
	}
	return found;
}

struct str zone_suggest(struct str name, struct arena *arena)
{
	struct database database = database_open(arena);
	VEC(struct str) names = {0};
	struct str rest = database.list, line;

	if (database.folder < 0)
		return STR_NONE;
	close(database.folder);
	while (str_split(&rest, '\n', &line)) {
		struct listed listed = listed_of(line);

		if (listed.name.n)
			VEC_PUSH(&names, listed.name, arena);
	}
	return suggest(name, names.v, names.n);
}
