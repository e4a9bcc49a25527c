/* diag_codes.h - every diagnostic: X(ENUM, "code", SEVERITY). Reading first, then the rules of check.
 * Each needs its entry in diag_catalogue.c, or that file does not compile. */
X(UNREADABLE, "unreadable", SEVERITY_ERROR)
X(LIMIT, "limit", SEVERITY_ERROR)
X(ENCODING, "encoding", SEVERITY_ERROR)
X(SYNTAX, "syntax", SEVERITY_ERROR)
X(REFUSED, "refused", SEVERITY_ERROR)
X(STRUCTURE, "structure", SEVERITY_ERROR)
X(UNKNOWN_KEY, "unknown-key", SEVERITY_ERROR)
X(DUPLICATE_KEY, "duplicate-key", SEVERITY_ERROR)
X(MISSING_KEY, "missing-key", SEVERITY_ERROR)
X(TYPE, "type", SEVERITY_ERROR)
X(VALUE, "value", SEVERITY_ERROR)
X(ID, "id", SEVERITY_ERROR)
X(DUPLICATE_ID, "duplicate-id", SEVERITY_ERROR)
X(REFERENCE, "reference", SEVERITY_ERROR)
X(CONFLICT, "conflict", SEVERITY_ERROR)
X(EMPTY, "empty", SEVERITY_WARNING)
X(STRAY_STORY, "stray-story", SEVERITY_WARNING)
/* The rules of check. */
#ifdef RULES_FROM_HERE
RULES_FROM_HERE
#endif
