// The part of the system's ICU that baguan uses, with C types that Swift can see.
//
// ICU's own headers stay inside the .c files: ICU renames its symbols with each version, and its headers clash with the
// copy of ICU inside Foundation when Swift sees both. So this header has opaque structs and stdint types, no more.
// A status is 0 or an ICU error code (positive); text is UTF-16; nothing here keeps a pointer that the caller owns,
// except where it says so.
#ifndef CICU_H
#define CICU_H

#include <stdint.h>
#include "cicu_decode.h"

/// The version of the ICU that is linked, such as "72.1".
const char *cicu_version(void);

// Word and sentence breaks -------------------------------------------------------------------------------------------

typedef struct cicu_breaker cicu_breaker;
enum { CICU_BREAK_WORDS = 0, CICU_BREAK_SENTENCES = 1 };

/// A break iterator for Chinese, or null with a status. The owner closes it; one thread at a time may use it.
cicu_breaker *cicu_breaker_open(int32_t kind, int32_t *status);
void cicu_breaker_close(cicu_breaker *breaker);
/// Writes every boundary of the text, 0 and length included, and returns how many there are; never more than length + 1,
/// which is what `boundaries` must hold. Returns -1 on failure.
int32_t cicu_breaker_boundaries(cicu_breaker *breaker, const uint16_t *text, int32_t length, int32_t *boundaries,
                                int32_t *status);

// Regular expressions ------------------------------------------------------------------------------------------------

typedef struct cicu_regex cicu_regex;

/// Compiles a pattern, or returns null with a status and the offset in the pattern (UTF-16) where it went wrong.
/// `time_limit` and `stack_limit` are ICU's: steps of the match engine (about a millisecond each) and bytes.
cicu_regex *cicu_regex_open(const uint16_t *pattern, int32_t length, int32_t time_limit, int32_t stack_limit,
                            int32_t *error_offset, int32_t *status);
void cicu_regex_close(cicu_regex *regex);
/// A second handle to the same compiled pattern, so that each thread has its own.
cicu_regex *cicu_regex_clone(const cicu_regex *regex, int32_t *status);
/// The text stays the caller's and must live until the next call of this function or until the regex is closed.
void cicu_regex_set_text(cicu_regex *regex, const uint16_t *text, int32_t length, int32_t *status);
/// Finds the next match: 1 found, 0 no more, -1 with a status (out of time, stack overflow).
int32_t cicu_regex_find_next(cicu_regex *regex, int32_t *status);
/// Bounds of a group of the current match; both -1 when the group did not take part.
void cicu_regex_group(cicu_regex *regex, int32_t group, int32_t *start, int32_t *end, int32_t *status);
int32_t cicu_regex_group_count(cicu_regex *regex, int32_t *status);
/// The name of an ICU error code, such as "U_REGEX_TIME_OUT".
const char *cicu_error_name(int32_t status);

// Folding table ------------------------------------------------------------------------------------------------------

/// The generated table (see FoldingGenerator): read-only, for the life of the process.
typedef struct {
    /// Scalars whose folded form is one other scalar: `single_count` rows of scalar, form; sorted by scalar.
    const uint32_t *singles;
    int32_t single_count;
    /// Scalars whose folded form is none or several scalars: rows of scalar, offset into the pool, count.
    const uint32_t *expansions;
    int32_t expansion_count;
    const uint32_t *pool;
    /// The ICU version that the table was made with.
    const char *icu_version;
} cicu_folding_table;
cicu_folding_table cicu_fold_table(void);

/// The compatibility caseless form of one scalar, decomposed, as UTF-32.
/// Returns the count, at most `capacity`, or -1.
int32_t cicu_compatibility_fold(uint32_t scalar, uint32_t *folded, int32_t capacity);
/// The simplified form of one ideograph, or the ideograph itself.
uint32_t cicu_simplified(uint32_t ideograph);

#endif
