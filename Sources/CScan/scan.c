#include "cscan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

// As in Alphabet: bits 0–12 of a code are its symbol, 13–30 the base of its row, 31 the mark.
#define SYMBOL 0x1FFF
#define BASE_SHIFT 13
#define BASE 0x3FFFF
#define MARK 0x80000000u

#define AVX2 __attribute__((target("avx2")))

int32_t cscan_is_supported(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") != 0;
}

// What is read from, and where it goes to.
typedef struct {
    const uint8_t *bytes;
    size_t length;
    const uint32_t *table;
    size_t limit;
    uint32_t *codes;
    ptrdiff_t *starts;
    size_t count;
    size_t next;
} reading;

// Reads ASCII characters that stand among others: a run of them has a quicker way. Returns whether there was one.
static inline int read_ascii(reading *r) {
    size_t before = r->next;
    while (r->count < r->limit && r->next + 8 <= r->length && r->bytes[r->next] < 0x80) {
        uint64_t word;
        memcpy(&word, r->bytes + r->next, 8);
        uint32_t code = r->table[r->bytes[r->next]];
        if (!(word & 0x8080808080808080u) || code & MARK) break;
        r->codes[r->count] = code;
        r->starts[r->count++] = (ptrdiff_t)r->next++;
    }
    return r->next != before;
}

// The scalars of eight characters of three bytes each; what is not one becomes any scalar below 0x10000.
AVX2 static inline __m256i scalars_of(__m256i characters) {
    __m256i first = _mm256_and_si256(_mm256_slli_epi32(characters, 12), _mm256_set1_epi32(0xF000));
    __m256i second = _mm256_and_si256(_mm256_srli_epi32(characters, 2), _mm256_set1_epi32(0xFC0));
    __m256i third = _mm256_and_si256(_mm256_srli_epi32(characters, 16), _mm256_set1_epi32(0x3F));
    return _mm256_or_si256(_mm256_or_si256(first, second), third);
}

AVX2 static inline uint32_t bits_of(__m256i lanes) { return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(lanes)); }

AVX2 void cscan_read(const uint8_t *bytes, size_t length, const uint32_t *table, size_t limit, uint32_t *codes,
                     ptrdiff_t *starts, size_t *count, size_t *next) {
    // Each lane takes the three bytes of its character, and a zero.
    const __m256i spread = _mm256_setr_epi8(
        0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1, 0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1);
    const __m256i offsets = _mm256_set_epi64x(9, 6, 3, 0);
    reading r = {bytes, length, table, limit, codes, starts, *count, *next};
    while (r.count < limit && r.next + 28 <= length) {
        const __m128i *low = (const __m128i *)(bytes + r.next), *high = (const __m128i *)(bytes + r.next + 12);
        __m256i text = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(low)), _mm_loadu_si128(high), 1);
        __m256i characters = _mm256_shuffle_epi8(text, spread);
        __m256i leads = _mm256_and_si256(characters, _mm256_set1_epi32(0xF0));
        __m256i is_three = _mm256_cmpeq_epi32(leads, _mm256_set1_epi32(0xE0));
        __m256i found = _mm256_i32gather_epi32((const int *)table, scalars_of(characters), 4);
        __m256i start = _mm256_add_epi64(_mm256_set1_epi64x((int64_t)r.next), offsets);
        _mm256_storeu_si256((__m256i *)(codes + r.count), found);
        _mm256_storeu_si256((__m256i *)(starts + r.count), start);
        _mm256_storeu_si256((__m256i *)(starts + r.count + 4), _mm256_add_epi64(start, _mm256_set1_epi64x(12)));
        // Branches that are nearly always foretold: where reading goes on must not wait for the table.
        uint32_t three = bits_of(is_three), marked = bits_of(found);
        if (three == 0xFF && !marked) {
            r.count += 8;
            r.next += 24;
            continue;
        }
        uint32_t read = (uint32_t)__builtin_ctz(~three | 0x100);
        if (__builtin_expect((marked & ((1u << read) - 1)) != 0, 0)) {
            read = (uint32_t)__builtin_ctz(marked);
            r.count += read;
            r.next += 3 * read;
            break;
        }
        r.count += read;
        r.next += 3 * read;
        if (read < 8 && !read_ascii(&r)) break;
    }
    *count = r.count;
    *next = r.next;
}

AVX2 size_t cscan_collect(const uint32_t *codes, size_t lower, size_t upper, const uint16_t *checks, uint32_t singles,
                          int32_t *places) {
    const __m256i symbol_bits = _mm256_set1_epi32(SYMBOL);
    const __m256i first_other = _mm256_set1_epi32((int32_t)singles + 1);
    size_t count = 0;
    for (size_t index = lower; index < upper; index += 8) {
        __m256i previous = _mm256_loadu_si256((const __m256i *)(codes + index - 1));
        __m256i symbols = _mm256_and_si256(_mm256_loadu_si256((const __m256i *)(codes + index)), symbol_bits);
        __m256i bases = _mm256_and_si256(_mm256_srli_epi32(previous, BASE_SHIFT), _mm256_set1_epi32(BASE));
        __m256i pairs = _mm256_i32gather_epi32((const int *)checks, _mm256_add_epi32(bases, symbols), 2);
        __m256i is_anchor = _mm256_cmpeq_epi32(
            _mm256_and_si256(pairs, _mm256_set1_epi32(0xFFFF)), _mm256_and_si256(previous, symbol_bits));
        __m256i is_single = _mm256_and_si256(
            _mm256_cmpgt_epi32(symbols, _mm256_setzero_si256()), _mm256_cmpgt_epi32(first_other, symbols));
        uint32_t found = bits_of(_mm256_or_si256(is_anchor, is_single));
        if (upper - index < 8) found &= (1u << (upper - index)) - 1;
        if (!found) continue;
        for (uint32_t lane = 0; lane < 8; lane++) {
            places[count] = (int32_t)(index + lane);
            count += found >> lane & 1;
        }
    }
    return count;
}

#else

int32_t cscan_is_supported(void) { return 0; }

void cscan_read(const uint8_t *bytes, size_t length, const uint32_t *table, size_t limit, uint32_t *codes,
                ptrdiff_t *starts, size_t *count, size_t *next) {
    (void)bytes, (void)length, (void)table, (void)limit, (void)codes, (void)starts, (void)count, (void)next;
}

size_t cscan_collect(const uint32_t *codes, size_t lower, size_t upper, const uint16_t *checks, uint32_t singles,
                     int32_t *places) {
    (void)codes, (void)lower, (void)upper, (void)checks, (void)singles, (void)places;
    return 0;
}

#endif
