#include <gumbo.h>

// The default options are a constant that Swift takes for a variable. Errors are not kept: every page has some, and a
// hostile one has millions.
static inline GumboOptions baguan_gumbo_options(void) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    return options;
}
