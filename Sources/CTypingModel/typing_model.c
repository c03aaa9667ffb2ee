#include "typing_model.h"

// The system maps a program's constants as it maps any file: what is not looked at is not read.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char model[] __attribute__((aligned(64))) = {
#embed "typing.model"
};

const void *baguan_typing_model(void) { return model; }
size_t baguan_typing_model_size(void) { return sizeof model; }
