#pragma once
// Glyphs of Font Awesome 4.7 (fonts-font-awesome), merged into the body font.

namespace teleplan::gui::icons {

inline constexpr unsigned short first = 0xf000, last = 0xf2e0;

inline constexpr const char *home = "\xef\x80\x95", *plan = "\xef\x81\x80", *live = "\xef\x81\x8b", *results = "\xef\x82\x80", *compare = "\xef\x83\xac",
                            *save = "\xef\x83\x87", *undo = "\xef\x83\xa2", *redo = "\xef\x80\x9e", *search = "\xef\x80\x82", *help = "\xef\x81\x99",
                            *warning = "\xef\x81\xb1", *good = "\xef\x81\x98", *bad = "\xef\x81\x97", *open = "\xef\x81\xaa", *play = "\xef\x81\x8b",
                            *pause = "\xef\x81\x8c", *stop = "\xef\x81\x8d", *step = "\xef\x81\x91", *folder = "\xef\x81\xbc", *copy = "\xef\x83\x85",
                            *download = "\xef\x80\x99", *edit = "\xef\x81\x80", *remark = "\xef\x81\xb5", *close = "\xef\x80\x8d", *palette = "\xef\x81\x82",
                            *table = "\xef\x83\x8e", *picture = "\xef\x80\xbe", *up = "\xef\x81\xa2", *file = "\xef\x80\x96", *map = "\xef\x89\xb9", *whole = "\xef\x82\xb2", *list = "\xef\x80\xba";
inline constexpr const char *waiting = "\xef\x89\x92", *in_service = "\xef\x83\xb0", *forward = "\xef\x81\x8e", *restart = "\xef\x80\x9e";
inline constexpr const char *settings = "\xef\x80\x93", *national = "\xef\x86\x9c", *apportioned = "\xef\x88\x80";

}  // namespace teleplan::gui::icons
