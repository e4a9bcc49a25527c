/* story.h - Markdown files: whose story each is. */
#ifndef READ_STORY_H
#define READ_STORY_H

#include "read/link.h"

/* Reads the front matter of a Markdown file into file->story, which keeps its text; a file of
 * nobody stays NULL. Errors: syntax, unknown-key, conflict, id and those of YAML. Owner: the
 * decoder's arena. */
void story_read(struct decoder *decoder, struct file *file, const struct text_scan *scan);

#endif
