/* pages.c - renders every page of the plan, in parallel, and stages the files. */
#include "cli/pages.h"

#include "base/buf.h"

/* Files that go into the site as they are. */
static const char *const assets[] = {"fuga.css", "site.js", "favicon.svg"};

static struct str template_of(const struct page_kind *kind, enum target target, struct arena *arena)
{
	return str_printf(
		arena, "pages/%s.%s", kind->template, target == TARGET_HTML ? "html" : "md");
}

static struct str extra_template(const struct extra *extra, struct arena *arena)
{
	return str_printf(arena, "extras/%s", extra->template);
}

bool pages_compile(struct renderer *renderer, const struct options *options,
	struct trouble *trouble, struct arena *arena)
{
	for (size_t i = 0; i < page_kinds_n; i++) {
		const struct page_kind *kind = &page_kinds[i];

		if (options->formats & FORMAT_HTML &&
			!renderer_compile(
				renderer, template_of(kind, TARGET_HTML, arena), trouble, arena))
			return false;
		if (options->formats & FORMAT_MARKDOWN &&
			!renderer_compile(renderer, template_of(kind, TARGET_MARKDOWN, arena),
				trouble, arena))
			return false;
	}
	for (size_t i = 0; i < extras_n && options->formats & FORMAT_HTML; i++)
		if (extras[i].template &&
			!renderer_compile(
				renderer, extra_template(&extras[i], arena), trouble, arena))
			return false;
	return true;
}

bool handbook_compile(struct renderer *renderer, struct str language, struct trouble *trouble,
	struct arena *arena)
{
	for (size_t i = 0; i < handbook_texts_n; i++)
		if (!renderer_compile(renderer, handbook_text(language, handbook_texts[i], arena),
			    trouble, arena))
			return false;
	return true;
}

/* What one thread needs to make pages. */
struct workshop {
	const struct site *site;
	const struct press *press;
	struct arena *scratch;
	struct buf buf;
	struct laps *laps; /* NULL: nobody asked */
};

static bool stage(
	struct workshop *shop, struct str path, const char *ending, struct trouble *trouble)
{
	struct str name = str_join(path, str_c(ending), shop->scratch);
	bool staged = publish_put(shop->press->publication, name, buf_str(&shop->buf), trouble);

	buf_clear(&shop->buf);
	laps_end(shop->laps, LAP_PUT);
	return staged;
}

/* Keeps the file of a page that would show what it shows; false: it is to be made. */
static bool keep(
	struct workshop *shop, struct str path, const char *ending, const struct trace *trace)
{
	struct str name = str_join(path, str_c(ending), shop->scratch);
	bool kept = trace && publish_keep(shop->press->publication, name, trace);

	laps_end(shop->laps, LAP_PUT);
	return kept;
}

/* A page on its way, and what it showed the last time; NULL: something else. */
struct making {
	const struct page_kind *kind;
	struct str path;
	const struct value *tree;
	const struct seen_page *same;
	bool beyond; /* it writes more than it shows */
};

static bool make_text(
	struct workshop *shop, struct making *making, enum target target, struct trouble *trouble)
{
	bool html = target == TARGET_HTML;
	const char *ending = html ? ".html" : ".md";
	const struct trace *trace =
		making->same ? (html ? &making->same->html : &making->same->markdown) : NULL;

	if (keep(shop, making->path, ending, trace))
		return true;
	making->beyond |=
		!render_page(shop->site->renderer, template_of(making->kind, target, shop->scratch),
			target, making->path, making->tree, &shop->buf, shop->scratch);
	laps_end(shop->laps, html ? LAP_HTML : LAP_MARKDOWN);
	return stage(shop, making->path, ending, trouble);
}

static struct hash page_hash(const struct page_kind *kind, struct str path, struct arena *scratch)
{
	return hash_of(str_printf(scratch, "%s %.*s", kind->template, STR_ARG(path)));
}

/* What it shows, and as what it was known if it showed that before. */
static struct seen_page look(struct workshop *shop, struct making *making)
{
	struct seen_page now = {.page = page_hash(making->kind, making->path, shop->scratch)};

	if (!shop->press->seen->cache.path.n) {
		laps_end(shop->laps, LAP_VIEW);
		return now;
	}
	render_shown(shop->site->renderer, making->tree, &shop->buf);
	now.shown = hash_of(buf_str(&shop->buf));
	buf_clear(&shop->buf);
	making->same = seen_find(shop->press->seen, now.page);
	if (making->same && !hash_eq(making->same->shown, now.shown))
		making->same = NULL;
	laps_end(shop->laps, LAP_VIEW);
	return now;
}

/* One page in every format asked for. */
static bool make_page(
	struct workshop *shop, const struct page_kind *kind, size_t i, struct trouble *trouble)
{
	const struct site *site = shop->site;
	struct arena *scratch = shop->scratch;
	unsigned formats = shop->press->options->formats;
	struct making making = {.kind = kind,
		.path = kind->path ? kind->path(site, i, scratch) : str_c(kind->name),
		.tree = view_page(site, kind, i, scratch)};
	struct seen_page now = look(shop, &making);

	if ((formats & FORMAT_HTML && !make_text(shop, &making, TARGET_HTML, trouble)) ||
		(formats & FORMAT_MARKDOWN && !make_text(shop, &making, TARGET_MARKDOWN, trouble)))
		return false;
	if (making.beyond)
		now.shown = (struct hash){0};
	seen_add(shop->press->seen, &now, making.path);
	if (!(formats & FORMAT_JSON))
		return true;
	render_json(site->renderer, making.tree, &shop->buf, scratch);
	laps_end(shop->laps, LAP_JSON);
	return stage(shop, making.path, ".json", trouble);
}

/* A file beside the pages. */
static bool make_extra(
	struct workshop *shop, const struct extra *extra, size_t i, struct trouble *trouble)
{
	struct arena *scratch = shop->scratch;
	struct str path =
		extra->path_of ? extra->path_of(shop->site, i, scratch) : str_c(extra->path);

	if (extra->template) {
		struct value *tree = value_map(scratch);

		extra->build(shop->site, i, tree);
		render_page(shop->site->renderer, extra_template(extra, scratch), TARGET_HTML, path,
			tree, &shop->buf, scratch);
	} else {
		extra->write(shop->site, &shop->buf, scratch);
	}
	laps_end(shop->laps, LAP_BESIDE);
	return stage(shop, path, "", trouble);
}

/* Pages and the files beside them numbered through: which kind, and which of it. */
struct job {
	const struct page_kind *kind; /* one of the three */
	const struct data_file *data;
	const struct extra *extra;
	size_t i;
};

static size_t how_many(size_t (*count)(const struct site *site), const struct site *site)
{
	return count ? count(site) : 1;
}

static size_t list_jobs(const struct site *site, unsigned formats, struct job **out)
{
	size_t n = data_files_n, extras_wanted = formats & FORMAT_HTML ? extras_n : 0;
	struct job *jobs;

	for (size_t k = 0; k < page_kinds_n; k++)
		n += how_many(page_kinds[k].count, site);
	for (size_t k = 0; k < extras_wanted; k++)
		n += how_many(extras[k].count, site);
	jobs = NEW_N(site->arena, struct job, n + 1);
	*out = jobs;
	for (size_t k = 0; k < data_files_n; k++)
		*jobs++ = (struct job){.data = &data_files[k]};
	for (size_t k = 0; k < extras_wanted; k++)
		for (size_t i = 0; i < how_many(extras[k].count, site); i++)
			*jobs++ = (struct job){.extra = &extras[k], .i = i};
	for (size_t k = 0; k < page_kinds_n; k++)
		for (size_t i = 0; i < how_many(page_kinds[k].count, site); i++)
			*jobs++ = (struct job){.kind = &page_kinds[k], .i = i};
	return n;
}

static bool do_job(struct workshop *shop, const struct job *job, struct trouble *trouble)
{
	arena_reset(shop->scratch);
	if (watch_asked(shop->press->watch)) {
		*trouble = (struct trouble){STR("the site"), STR("asked to stop")};
		return false;
	}
	if (job->kind)
		return make_page(shop, job->kind, job->i, trouble);
	if (job->extra)
		return make_extra(shop, job->extra, job->i, trouble);
	job->data->write(shop->site, &shop->buf);
	laps_end(shop->laps, LAP_BESIDE);
	return stage(shop, str_c(job->data->path), "", trouble);
}

/* Every thread has its own workshop; the first trouble stops the rest. Trouble's texts must outlive
 * the thread's scratch, so they are copied into the build's arena. */
static bool do_jobs(const struct site *site, const struct press *press, struct trouble *trouble)
{
	struct job *jobs;
	size_t n = list_jobs(site, press->options->formats, &jobs);
	bool failed = false;

#pragma omp parallel num_threads(press->options->threads)
	{
		struct laps laps = {0};
		struct workshop shop = {
			site, press, arena_new(), {0}, press->options->stats ? &laps : NULL};

		laps_start(shop.laps);

#pragma omp for schedule(dynamic, 16)
		for (size_t i = 0; i < n; i++) {
			struct trouble mine = {0};
			bool skip;

#pragma omp atomic read
			skip = failed;
			if (skip || do_job(&shop, &jobs[i], &mine))
				continue;
#pragma omp critical
			if (!failed) {
				trouble->path = str_copy(mine.path, site->arena);
				trouble->why = str_copy(mine.why, site->arena);
#pragma omp atomic write
				failed = true;
			}
		}
		if (shop.laps) {
#pragma omp critical
			stats_add(press->options->stats, &laps);
		}
		buf_free(&shop.buf);
		arena_free(shop.scratch);
	}
	return !failed;
}

bool pages_put(const struct site *site, struct templates *templates, const struct press *press,
	struct trouble *trouble)
{
	for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
		if (!publish_put(press->publication, str_c(assets[i]),
			    templates_text(templates, str_c(assets[i])), trouble))
			return false;
	if (!publish_put(press->publication, STR(".nojekyll"), STR(""), trouble))
		return false;
	return do_jobs(site, press, trouble);
}
