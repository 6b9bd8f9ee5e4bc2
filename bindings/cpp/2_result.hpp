/** The name of a code, such as "TICKCORD_ERROR_INVALID_TOKEN". */
inline const char *result_name(result_code code) noexcept {
    return ::tickcord_result_name(static_cast<std::int32_t>(code));
}

/** What went wrong in this thread's last call that failed, and what to do about it: tickcord_last_error. */
inline std::string last_error() {
    std::array<char, 1025> text{};
    std::size_t length = 0;
    static_cast<void>(::tickcord_last_error(text.data(), text.size(), &length));
    return std::string(text.data(), length);
}

template <class T>
class result;

/** What a call without a value came to. */
template <>
class [[nodiscard]] result<void> {
  public:
    result(result_code code) noexcept : code_(code) {}

    bool ok() const noexcept { return code_ == result_code::ok; }
    explicit operator bool() const noexcept { return ok(); }
    result_code code() const noexcept { return code_; }
    /** The code's name, such as "TICKCORD_ERROR_QUEUE_FULL". */
    const char *name() const noexcept { return result_name(code_); }
    /** What went wrong, and what to do about it; "" if nothing did. To be asked before this thread's next call. */
    std::string message() const { return ok() ? std::string() : last_error(); }

  private:
    result_code code_;
};

/** What a call came to: a code and, if that is result_code::ok, a value. */
template <class T>
class [[nodiscard]] result : public result<void> {
  public:
    result(result_code code, T value) noexcept : result<void>(code), value_(std::move(value)) {}

    /** The value; after a failure it is zero or empty. */
    T &value() & noexcept { return value_; }
    const T &value() const & noexcept { return value_; }
    T &&value() && noexcept { return std::move(value_); }
    T &operator*() & noexcept { return value_; }
    const T &operator*() const & noexcept { return value_; }
    T &&operator*() && noexcept { return std::move(value_); }
    T *operator->() noexcept { return &value_; }
    const T *operator->() const noexcept { return &value_; }
    T value_or(T other) const & { return ok() ? value_ : std::move(other); }

  private:
    T value_;
};

namespace detail {

constexpr result_code code(::tickcord_result code) noexcept { return static_cast<result_code>(code); }

/** A text from a function that gives its length for a NULL buffer. */
template <class Read>
result<std::string> text(Read read) {
    std::size_t length = 0;
    ::tickcord_result found = read(nullptr, 0, &length);
    std::string text;
    if (found == TICKCORD_OK) {
        text.resize(length);
        found = read(text.data(), length + 1, &length);
    }
    return {code(found), std::move(text)};
}

}  // namespace detail
