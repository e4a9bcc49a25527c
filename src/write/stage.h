/* stage.h - several files changed together: seen by the reader before, put in place all or none. */
#ifndef WRITE_STAGE_H
#define WRITE_STAGE_H

#include "base/files.h"
#include "base/map.h"

/* A file, as it is and as it is to be. */
struct staged {
	struct str name; /* below the root */
	struct str before, after;
	bool there;
	const char *beside; /* while it is put in place: its new bytes, then its old ones */
	const char *real;
	bool exchanged, made;
};

struct stage {
	struct str root; /* a folder */
	VEC(struct staged *) files;
	struct map by_name;
	struct store below; /* the folder as it is */
	struct arena *arena;
};

struct stage stage_open(struct str root, struct arena *arena);

/* A file of the stage, taken up with its bytes if it wasn't yet. */
struct staged *stage_file(struct stage *stage, struct str name);

/* The folder as it will be; `stage` must outlive it. */
struct store stage_store(struct stage *stage);

/* Writes the new bytes of all files beside them, brings them to the disk, then puts each in its
 * place. False and *trouble: every file is what it was. A file that isn't what it was when it was
 * taken up stops it too. Modes stay, and a link to a file stays a link. */
bool stage_put(struct stage *stage, struct trouble *trouble);

#endif
