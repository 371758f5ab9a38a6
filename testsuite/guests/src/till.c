// A library that provides what the guest "shop" imports: prices, and a log of which it only counts the letters.
static int logged;

__attribute__((export_name("price"))) int price(int item) { return item * 100; }

__attribute__((export_name("log"))) void write_log(int text, int length) { logged += length; }

__attribute__((export_name("logged"))) int get_logged(void) { return logged; }
