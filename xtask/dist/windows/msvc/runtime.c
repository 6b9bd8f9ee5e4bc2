/*
 * For tests alone: what a program gets from the parts of Microsoft's C runtime that are linked into it. The rest is in
 * ucrtbase.dll and vcruntime140.dll.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int main(void);
int _initialize_narrow_environment(void);
int __stdio_common_vfprintf(unsigned long long options, FILE *file, const char *format, void *locale, va_list values);
int __stdio_common_vsprintf(unsigned long long options, char *to, size_t size, const char *format, void *locale,
                            va_list values);

/* As C99 says: what does not fit is cut, and counted. */
enum { STANDARD_SNPRINTF = 2 };

int printf(const char *format, ...) {
    va_list values;
    va_start(values, format);
    int length = __stdio_common_vfprintf(0, stdout, format, NULL, values);
    va_end(values);
    return length;
}

int fprintf(FILE *file, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int length = __stdio_common_vfprintf(0, file, format, NULL, values);
    va_end(values);
    return length;
}

int snprintf(char *to, size_t size, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int length = __stdio_common_vsprintf(STANDARD_SNPRINTF, to, size, format, NULL, values);
    va_end(values);
    return length;
}

void mainCRTStartup(void) {
    _initialize_narrow_environment();
    exit(main());
}

/* Thread-locals: the linker gathers them between these, and Windows finds them by the directory. */
#pragma section(".tls", long, read, write)
#pragma section(".tls$ZZZ", long, read, write)
#pragma section(".CRT$XLA", long, read)
#pragma section(".CRT$XLZ", long, read)
#pragma section(".rdata$T", long, read)
__declspec(allocate(".tls")) char _tls_start = 0;
__declspec(allocate(".tls$ZZZ")) char _tls_end = 0;
__declspec(allocate(".CRT$XLA")) void *__xl_a = 0;
__declspec(allocate(".CRT$XLZ")) void *__xl_z = 0;
unsigned long _tls_index = 0;

typedef struct tls_directory {
    void *start, *end, *index, *callbacks;
    unsigned long zero_fill, characteristics;
} tls_directory;

__declspec(allocate(".rdata$T")) const tls_directory _tls_used = {&_tls_start, &_tls_end, &_tls_index, &__xl_a + 1, 0,
                                                                  0x300000};

/* What compilers refer to; here nobody looks whether a stack was written over. */
unsigned long long __security_cookie = 0x2b992ddfa232;
void __security_check_cookie(unsigned long long cookie) { (void)cookie; }
int _fltused = 1;
const void *type_info_vftable[4] __asm__("??_7type_info@@6B@");

/* Touches each page of a large frame, so that the guard page moves along; the size is in rax, and no register changes. */
__asm__(".globl __chkstk\n"
        "__chkstk:\n"
        "  pushq %rcx\n"
        "  pushq %rax\n"
        "  leaq 24(%rsp), %rcx\n"
        "1: cmpq $0x1000, %rax\n"
        "  jb 2f\n"
        "  subq $0x1000, %rcx\n"
        "  testq %rcx, (%rcx)\n"
        "  subq $0x1000, %rax\n"
        "  jmp 1b\n"
        "2: subq %rax, %rcx\n"
        "  testq %rcx, (%rcx)\n"
        "  popq %rax\n"
        "  popq %rcx\n"
        "  ret\n");
