/* link.h - from the records of all files to a book: ids to pointers, lists in order. */
#ifndef READ_LINK_H
#define READ_LINK_H

#include "read/decode.h"
#include "read/ignores.h"

/* A record as a file holds it. */
struct entry {
	enum record_kind kind;
	void *record; /* begins with a struct record */
};

/* What one file holds, after decoding. */
struct file {
	struct source source;
	struct diags diags;
	VEC(struct entry) entries;
	VEC(struct account *) ownerless;
	struct found_ignores ignores;
	VEC(struct record) companies; /* beside the first one: only source and at are set */
	struct str bytes;      /* of a broken file: it may hold records that could not be decoded */
	bool unknowable;       /* not even its bytes say what records it holds */
	bool dropped;          /* left out by the caller: broken, but its errors are told already */
	struct story *story;   /* NULL: none */
	unsigned story_refers; /* what its subject may be: REFERS(...) */
};

/* Where somebody is blamed. */
struct blame {
	struct source *source;
	struct mark at;
};

/* The ids that a reference to one of some kinds may have. */
struct ref_names {
	unsigned refers;
	struct str *v;
	size_t n;
};

struct linking {
	struct book *book;
	struct file *files;
	size_t n;
	struct diags *diags;
	struct arena *arena;
	struct ref_names names[64]; /* a place for every set of kinds */
	bool any_broken;
	size_t names_compared, bytes_searched; /* the cost of suggestions so far */
};

/* Links what the files hold into the book: duplicate ids, references, lists, what is derived. In
 * the end no list holds a record of a broken file and no reference leads to one. Errors:
 * duplicate-id, reference, missing-key (an account's owner). Owner: the arena. */
void link_book(struct linking *linking);

/* Resolves one reference; `blame` is where it stands. Tells of what can't be found, and then gives
 * false. A record that a broken file may hold is passed over in silence. */
bool link_ref(struct linking *linking, struct ref *ref, unsigned refers, struct blame blame);

/* Links the stories to their accounts and departments; told are two of one subject, too. */
void stories_link(struct linking *linking);

/* Puts the stories of files that are whole into the book and beside their accounts. */
void stories_fill(struct linking *linking);

/* Calls `visit` for each reference in a record and in the records inside it. */
typedef void visit_ref(
	void *context, const struct field *field, struct ref *ref, struct blame blame);
void refs_visit(const struct table *table, void *record, visit_ref *visit, void *context);

/* Fills the lists of the book from the entries of files that are whole, in their order. */
void lists_fill(struct linking *linking);

/* The departments of a company that names none, in its language. Owner: the arena. */
void departments_built_in(struct book *book, struct arena *arena);
bool is_built_in_department(struct str id);

#endif
