#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

const char *cicu_version(void) {
    static char version[U_MAX_VERSION_STRING_LENGTH];
    if (version[0] == 0) {
        UVersionInfo info;
        u_getVersion(info);
        u_versionToString(info, version);
    }
    return version;
}

const char *cicu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

// Word and sentence breaks

struct cicu_breaker { UBreakIterator *iterator; };

cicu_breaker *cicu_breaker_open(int32_t kind, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *iterator =
        ubrk_open(kind == CICU_BREAK_SENTENCES ? UBRK_SENTENCE : UBRK_WORD, "zh", NULL, 0, &code);
    *status = U_FAILURE(code) ? code : 0;
    if (U_FAILURE(code)) return NULL;
    cicu_breaker *breaker = malloc(sizeof *breaker);
    breaker->iterator = iterator;
    return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
    ubrk_close(breaker->iterator);
    free(breaker);
}

int32_t cicu_breaker_boundaries(cicu_breaker *breaker, const uint16_t *text, int32_t length, int32_t *boundaries,
                                int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText(breaker->iterator, (const UChar *)text, length, &code);
    *status = U_FAILURE(code) ? code : 0;
    if (U_FAILURE(code)) return -1;
    int32_t count = 0;
    for (int32_t at = ubrk_first(breaker->iterator); at != UBRK_DONE && count <= length;
         at = ubrk_next(breaker->iterator)) {
        boundaries[count++] = at;
    }
    return count;
}

// Regular expressions

struct cicu_regex { URegularExpression *expression; };

static cicu_regex *wrap(URegularExpression *expression, UErrorCode code, int32_t *status) {
    *status = U_FAILURE(code) ? code : 0;
    if (U_FAILURE(code)) return NULL;
    cicu_regex *regex = malloc(sizeof *regex);
    regex->expression = expression;
    return regex;
}

cicu_regex *cicu_regex_open(const uint16_t *pattern, int32_t length, int32_t time_limit, int32_t stack_limit,
                            int32_t *error_offset, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UParseError parse = {0, 0, {0}, {0}};
    URegularExpression *expression = uregex_open((const UChar *)pattern, length, UREGEX_MULTILINE, &parse, &code);
    *error_offset = parse.offset;
    if (U_SUCCESS(code)) {
        uregex_setTimeLimit(expression, time_limit, &code);
        uregex_setStackLimit(expression, stack_limit, &code);
        if (U_FAILURE(code)) uregex_close(expression);
    }
    return wrap(expression, code, status);
}

void cicu_regex_close(cicu_regex *regex) {
    uregex_close(regex->expression);
    free(regex);
}

cicu_regex *cicu_regex_clone(const cicu_regex *regex, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    URegularExpression *copy = uregex_clone(regex->expression, &code);
    if (U_SUCCESS(code)) {
        // ICU's copy has no limits, whatever those of the original are.
        uregex_setTimeLimit(copy, uregex_getTimeLimit(regex->expression, &code), &code);
        uregex_setStackLimit(copy, uregex_getStackLimit(regex->expression, &code), &code);
        if (U_FAILURE(code)) uregex_close(copy);
    }
    return wrap(copy, code, status);
}

void cicu_regex_set_text(cicu_regex *regex, const uint16_t *text, int32_t length, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    uregex_setText(regex->expression, (const UChar *)text, length, &code);
    *status = U_FAILURE(code) ? code : 0;
}

int32_t cicu_regex_find_next(cicu_regex *regex, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UBool found = uregex_findNext(regex->expression, &code);
    *status = U_FAILURE(code) ? code : 0;
    return U_FAILURE(code) ? -1 : found ? 1 : 0;
}

void cicu_regex_group(cicu_regex *regex, int32_t group, int32_t *start, int32_t *end, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    *start = uregex_start(regex->expression, group, &code);
    *end = uregex_end(regex->expression, group, &code);
    *status = U_FAILURE(code) ? code : 0;
}

int32_t cicu_regex_group_count(cicu_regex *regex, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = uregex_groupCount(regex->expression, &code);
    *status = U_FAILURE(code) ? code : 0;
    return count;
}

// Single characters folded, for the generator of the table and for questions about one character

int32_t cicu_compatibility_fold(uint32_t scalar, uint32_t *folded, int32_t capacity) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    const UNormalizer2 *decompose = unorm2_getNFDInstance(&code);
    UChar text[2], once[64], twice[64];
    int32_t length = 0;
    U16_APPEND_UNSAFE(text, length, scalar);
    length = unorm2_normalize(fold, text, length, once, 64, &code);
    // Hangul syllables stay whole: no other spelling of them turns up, and 11,000 rows would be wasted on them.
    UBool hangul = scalar >= 0xAC00 && scalar <= 0xD7A3;
    if (hangul) u_memcpy(twice, once, length);
    else length = unorm2_normalize(decompose, once, length, twice, 64, &code);
    if (U_FAILURE(code)) return -1;
    int32_t count = 0;
    for (int32_t at = 0; at < length && count < capacity;) {
        UChar32 next;
        U16_NEXT(twice, at, length, next);
        folded[count++] = (uint32_t)next;
    }
    return count;
}

uint32_t cicu_simplified(uint32_t ideograph) {
    static UTransliterator *simplify = NULL;
    UErrorCode code = U_ZERO_ERROR;
    if (simplify == NULL) {
        static const UChar name[] = u"Traditional-Simplified";
        simplify = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
    }
    UChar text[8];
    int32_t length = 0;
    U16_APPEND_UNSAFE(text, length, ideograph);
    int32_t limit = length;
    utrans_transUChars(simplify, text, &length, 8, 0, &limit, &code);
    UChar32 first = (UChar32)ideograph;
    int32_t at = 0;
    if (U_SUCCESS(code) && length > 0) U16_NEXT(text, at, length, first);
    return U_SUCCESS(code) && at == length ? (uint32_t)first : ideograph;
}
