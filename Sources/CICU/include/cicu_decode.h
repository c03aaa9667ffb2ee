#ifndef CICU_DECODE_H
#define CICU_DECODE_H
#include <stddef.h>
#include <stdint.h>

// How a decoding ended.
#define CICU_DECODED 0      // All bytes were read.
#define CICU_ILLEGAL 1      // A byte sequence that is illegal or unassigned in the encoding; see `place`.
#define CICU_TRUNCATED 2    // The bytes end inside a character, which begins at `place`.
#define CICU_FULL 3         // The output did not fit; nothing in it may be used.
#define CICU_UNAVAILABLE 4  // ICU has no such converter, or no memory.

// Decodes `count` bytes with the ICU converter `name`, strictly, into UTF-8. The first illegal sequence ends the run:
// what stands before it has then been written. `written` gets the number of bytes in `utf8`, `place` the offset of the
// first byte that was not decoded (`count` when all were).
int32_t cicu_decode(const char *name, const uint8_t *bytes, size_t count, uint8_t *utf8, size_t capacity,
                    size_t *written, size_t *place);

// Encodes `count` bytes of well-formed UTF-8 with the ICU converter `name`, without a byte order mark. CICU_ILLEGAL says
// that the encoding has no such character; then, and after CICU_FULL, nothing that was written may be used.
int32_t cicu_encode(const char *name, const uint8_t *utf8, size_t count, uint8_t *bytes, size_t capacity,
                    size_t *written);

// Columns that a scalar takes in a terminal: 0, 1 or 2 (UAX #11; ambiguous ones are narrow, as its section 5 advises).
int32_t cicu_display_width(uint32_t scalar);
#endif
