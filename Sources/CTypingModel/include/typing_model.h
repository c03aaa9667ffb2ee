#ifndef BAGUAN_TYPING_MODEL_H
#define BAGUAN_TYPING_MODEL_H

#include <stddef.h>

/// The bytes of typing.model, at a multiple of 64; they live as long as the program.
const void *_Nonnull baguan_typing_model(void);
size_t baguan_typing_model_size(void);

#endif
