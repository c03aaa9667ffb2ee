#include "cicu.h"
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

int32_t cicu_encode(const char *name, const uint8_t *utf8, size_t count, uint8_t *bytes, size_t capacity,
                    size_t *written) {
    *written = 0;
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) return CICU_UNAVAILABLE;
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    // What is only nearly the character would come back as another one.
    ucnv_setFallback(converter, 0);

    char *target = (char *)bytes, *limit = target + capacity;
    size_t at = 0;
    while (at < count && U_SUCCESS(status)) {
        UChar units[2];
        UChar32 scalar;
        U8_NEXT(utf8, at, count, scalar);
        if (scalar < 0) { status = U_INVALID_CHAR_FOUND; break; }
        int32_t length = 0;
        U16_APPEND_UNSAFE(units, length, scalar);
        const UChar *source = units;
        ucnv_fromUnicode(converter, &target, limit, &source, units + length, NULL, 1, &status);
    }
    ucnv_close(converter);
    *written = (size_t)(target - (char *)bytes);
    if (U_SUCCESS(status)) return CICU_DECODED;
    return status == U_BUFFER_OVERFLOW_ERROR ? CICU_FULL : CICU_ILLEGAL;
}
