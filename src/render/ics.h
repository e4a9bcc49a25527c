/* ics.h - lines of a calendar (RFC 5545): names, values, folding.
 * A line is NAME:VALUE and CRLF; one longer than 75 octets goes on in the next behind a blank,
 * never within a letter. Names are literals of the caller. */
#ifndef RENDER_ICS_H
#define RENDER_ICS_H

#include "base/buf.h"

/* A value of type TEXT: \ ; , and line ends are escaped, control characters become U+FFFD. */
void ics_text(struct buf *out, const char *name, struct str text);

/* A value that is no TEXT (VEVENT, a version, a UID, an address): as it is, but what could end the
 * line or is no letter becomes U+FFFD. */
void ics_plain(struct buf *out, const char *name, struct str value);

/* NAME;VALUE=DATE:20260203 */
void ics_day(struct buf *out, const char *name, int32_t day);

/* The first second of the day in UTC: NAME:20260203T000000Z */
void ics_stamp(struct buf *out, const char *name, int32_t day);

#endif
