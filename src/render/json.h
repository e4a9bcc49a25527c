/* json.h - a page's tree for programs. */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include "render/leaf.h"

/* Writes the tree as render_json says, ended by a line end. */
void json_write(const struct leaf_style *style, const struct value *tree, struct buf *out);

#endif
