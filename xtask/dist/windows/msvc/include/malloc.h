#pragma once
#include <stddef.h>
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void free(void *memory);
void *_aligned_malloc(size_t size, size_t alignment);
void _aligned_free(void *memory);
