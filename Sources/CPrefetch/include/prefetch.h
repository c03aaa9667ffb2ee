#ifndef BAGUAN_PREFETCH_H
#define BAGUAN_PREFETCH_H

/// Asks the processor to have the line of memory at hand that will be read soon. A hint: any address will do.
static inline void baguan_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif
