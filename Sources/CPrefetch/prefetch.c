// All there is stands in the header, so that it costs one instruction.
#include "prefetch.h"
