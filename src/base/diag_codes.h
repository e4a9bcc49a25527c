/* diag_codes.h - every diagnostic: X(ENUM, "code", SEVERITY). Reading first, then the rules of check. */
X(UNKNOWN_KEY, "unknown-key", SEVERITY_ERROR)
