#ifndef BAGUAN_CSCAN_H
#define BAGUAN_CSCAN_H
#include <stddef.h>
#include <stdint.h>

// The scanner's two inner loops with vector instructions (AVX2). They do what the loops of the same name in Swift do: that
// is where every machine without these instructions goes, and what the tests hold them equal to.

/// Whether this build has the loops and this processor the instructions. Without them the others must not be called.
int32_t cscan_is_supported(void);

/// How many elements behind the last one each loop may write to.
#define CSCAN_OVERRUN 8

/// Reads characters of three bytes, and single ASCII characters among them, as long as `table` answers: `table` has 65,536
/// codes, and one with the highest bit set is no answer.
///
/// - `limit`: no symbol is begun from here on; `codes` and `starts` have CSCAN_OVERRUN more elements.
/// - `count`, `next`: how many symbols there are, and where in `bytes` reading goes on; both move.
void cscan_read(const uint8_t *_Nonnull bytes, size_t length, const uint32_t *_Nonnull table, size_t limit,
                uint32_t *_Nonnull codes, ptrdiff_t *_Nonnull starts, size_t *_Nonnull count, size_t *_Nonnull next);

/// Writes the index of each code from `lower` (at least 1) to `upper` that ends an anchor, or has one of the symbols
/// 1…`singles`, and returns how many there are.
///
/// - `codes`: there are CSCAN_OVERRUN more from `upper` on; what they are does not matter.
/// - `checks`: one element longer than the highest slot of any pair of codes asks for.
/// - `places`: has CSCAN_OVERRUN more elements than there are codes to look at.
size_t cscan_collect(const uint32_t *_Nonnull codes, size_t lower, size_t upper, const uint16_t *_Nonnull checks,
                     uint32_t singles, int32_t *_Nonnull places);

#endif
