/** The version of the library, such as "0.1.0". */
inline const char *version() noexcept { return ::tickcord_version(); }

/** The version of the library's ABI; what this header was made for is TICKCORD_ABI_VERSION. */
inline std::uint32_t abi_version() noexcept { return ::tickcord_abi_version(); }

/** Whether no client, thread or event is left, so that the library may be unloaded. */
inline bool can_unload() noexcept { return ::tickcord_can_unload() == 1; }

//@ functions
}  // namespace tickcord

#endif  // TICKCORD_HPP
