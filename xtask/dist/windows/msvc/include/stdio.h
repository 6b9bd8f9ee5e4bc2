#pragma once
#include <stddef.h>
typedef struct FILE FILE;
FILE *__acrt_iob_func(unsigned number);
#define stdout __acrt_iob_func(1)
#define stderr __acrt_iob_func(2)
FILE *fopen(const char *path, const char *mode);
size_t fread(void *to, size_t size, size_t count, FILE *file);
int fclose(FILE *file);
int puts(const char *line);
int printf(const char *format, ...);
int fprintf(FILE *file, const char *format, ...);
int snprintf(char *to, size_t size, const char *format, ...);
