#ifndef CICU_H
#define CICU_H
#include <stdint.h>
#include "cicu_decode.h"
// Only opaque structs and stdint types here: ICU's own headers clash with Foundation's copy when Swift sees both.
const char *cicu_version(void);
#endif
