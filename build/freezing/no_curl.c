/* What the frozen program has instead of libcurl: cene-no-curl.

   Exiv2 reads photos from the web through libcurl, if asked to; Cene never does. The one in the wheel of
   exiv2 brings along an OpenSSL 1.1.1 that is out of support and whose licence does not go with the
   GPL, and twenty libraries more. This has the eight functions that Exiv2 looks for, and all of them
   fail: nothing that reads photos can open a connection. */

static const char *const protocols[] = {0};

/* As curl/curl.h has them: the first fields of curl_version_info_data. */
static const struct {
    int age;
    const char *version;
    unsigned int number;
    const char *host;
    int features;
    const char *ssl;
    long ssl_number;
    const char *zlib;
    const char *const *protocols;
} none = {0, "cene-no-curl", 0, "none", 0, "none", 0, "none", protocols};

enum { FAILED = 2 }; /* CURLE_FAILED_INIT */

void *curl_easy_init(void) { return 0; }
void curl_easy_cleanup(void *handle) { (void)handle; }
void curl_easy_reset(void *handle) { (void)handle; }
int curl_easy_perform(void *handle) { (void)handle; return FAILED; }
int curl_easy_setopt(void *handle, int option, ...) { (void)handle; (void)option; return FAILED; }
int curl_easy_getinfo(void *handle, int info, ...) { (void)handle; (void)info; return FAILED; }
const char *curl_easy_strerror(int code) { (void)code; return "Cene reads no photos from the web"; }
const void *curl_version_info(int age) { (void)age; return &none; }
