/* document.h - what stands at the top of a document: which records it holds. */
#ifndef READ_DOCUMENT_H
#define READ_DOCUMENT_H

#include "read/link.h"

/* Decodes the records of a document into file->entries. `company` is where the company's record was
 * read from, so that any other is a second one. Errors: structure and those of decode_record. */
void document_read(
	struct decoder *decoder, struct file *file, const struct node *root, struct mark company);

/* The mapping of the company in a document; NULL if it has none. */
const struct node *document_company(const struct node *root);

#endif
