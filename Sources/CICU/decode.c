#include "cicu.h"
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

// UTF-16 units converted at a time; they stay in the first-level cache.
#define CHUNK 4096

static UConverter *open_strict(const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) return NULL;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_SUCCESS(status)) return converter;
    ucnv_close(converter);
    return NULL;
}

// How many of the bytes read last belong to the character that could not be converted.
static size_t rejected_count(const UConverter *converter) {
    char rejected[32];
    int8_t length = sizeof rejected;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, rejected, &length, &status);
    return U_SUCCESS(status) && length > 0 ? (size_t)length : 0;
}

int32_t cicu_decode(const char *name, const uint8_t *bytes, size_t count, uint8_t *utf8, size_t capacity,
                    size_t *written, size_t *place) {
    *written = 0;
    *place = 0;
    UConverter *converter = open_strict(name);
    if (!converter) return CICU_UNAVAILABLE;

    UChar units[CHUNK];
    UChar lead = 0;  // The first half of a pair that the end of a chunk cut through.
    const char *source = (const char *)bytes, *end = source + count;
    size_t out = 0;
    UErrorCode status;
    do {
        UChar *target = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + CHUNK, &source, end, NULL, 1, &status);
        for (const UChar *unit = units; unit < target; unit++) {
            UChar32 scalar = *unit;
            if (U16_IS_LEAD(scalar)) { lead = *unit; continue; }
            if (U16_IS_TRAIL(scalar)) scalar = U16_GET_SUPPLEMENTARY(lead, scalar);
            if (capacity - out < 4) { ucnv_close(converter); return CICU_FULL; }
            U8_APPEND_UNSAFE(utf8, out, scalar);
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);

    size_t read = (size_t)(source - (const char *)bytes);
    size_t rejected = U_FAILURE(status) ? rejected_count(converter) : 0;
    ucnv_close(converter);
    *written = out;
    *place = read - (rejected < read ? rejected : read);
    if (U_SUCCESS(status)) return CICU_DECODED;
    return status == U_TRUNCATED_CHAR_FOUND ? CICU_TRUNCATED : CICU_ILLEGAL;
}

int32_t cicu_display_width(uint32_t scalar) {
    UChar32 c = (UChar32)scalar;
    if (c == '\t' || c == 0xAD) return 1;
    switch (u_charType(c)) {
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_FORMAT_CHAR: case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR:
        return 0;
    default: break;
    }
    // Vowels and finals of a decomposed Hangul syllable stand in the cell of its initial.
    int32_t syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
