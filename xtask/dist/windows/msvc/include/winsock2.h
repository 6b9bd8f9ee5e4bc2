#pragma once
typedef unsigned long long SOCKET;
typedef struct WSADATA {
    char opaque[512];
} WSADATA;
struct sockaddr;
struct sockaddr_in {
    short sin_family;
    unsigned short sin_port;
    struct {
        unsigned long s_addr;
    } sin_addr;
    char sin_zero[8];
};
enum { AF_INET = 2, SOCK_STREAM = 1, MSG_WAITALL = 8, INADDR_LOOPBACK = 0x7f000001 };
#define MAKEWORD(low, high) ((unsigned short)((low) | (high) << 8))
int __stdcall WSAStartup(unsigned short version, WSADATA *data);
SOCKET __stdcall socket(int family, int type, int protocol);
int __stdcall connect(SOCKET socket, const struct sockaddr *address, int size);
int __stdcall send(SOCKET socket, const char *data, int size, int flags);
int __stdcall recv(SOCKET socket, char *data, int size, int flags);
int __stdcall closesocket(SOCKET socket);
unsigned short __stdcall htons(unsigned short number);
unsigned long __stdcall htonl(unsigned long number);
