/** Handlers of several types of events, for visit: `overloaded{[](const events::ready &) {}, [](const message &) {}}`. */
template <class... Handlers>
struct overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
overloaded(Handlers...) -> overloaded<Handlers...>;

/** An event that somebody else owns and that must live as long as this is used. An empty one reads as zero and "". */
class event_ref {
  public:
    constexpr event_ref() noexcept = default;
    constexpr explicit event_ref(const ::tickcord_event *c) noexcept : c_(c) {}

    constexpr const ::tickcord_event *get() const noexcept { return c_; }
    /** Whether there is an event. */
    constexpr explicit operator bool() const noexcept { return c_ != nullptr; }

    /** What happened; event_kind::unknown for an event of Discord's that this version of the library does not know. */
    event_kind type() const noexcept { return static_cast<event_kind>(::tickcord_event_type(c_)); }
    /** The name, such as "MESSAGE_CREATE". */
    std::string_view name() const noexcept { return detail::view(::tickcord_event_name(c_)); }
    /** The data as JSON. */
    std::string_view json() const noexcept { return detail::view(::tickcord_event_json(c_)); }
    /** What a WebSocket of the host's own received: tickcord_event_bytes. */
    std::string_view bytes() const noexcept { return detail::view(::tickcord_event_bytes(c_)); }

    /**
     * The event as one of the types in tickcord::events, or as what several of them have in common, such as tickcord::message;
     * result_code::wrong_type if it is another.
     */
    template <class T>
    result<T> as() const;

    /**
     * Calls the handler that takes this event: as its own type in tickcord::events; as what that derives from, such as
     * tickcord::message, which stands for new and edited ones; or as event_ref, which stands for whatever is left. Gives false if there is none.
     */
    template <class Visitor>
    bool visit(Visitor &&visitor) const;

//@ event
  private:
    template <class Event>
    ::tickcord_result read(Event &out) const;
    template <class Event, class Visitor>
    bool deliver(Visitor &visitor) const;

    const ::tickcord_event *c_ = nullptr;
};

/** An event, which ends with this. It can be read from any thread, also after its client was destroyed. */
class event : public event_ref {
  public:
    constexpr event() noexcept = default;
    /** Owns it from now on. */
    explicit event(::tickcord_event *owned) noexcept : event_ref(owned), owned_(owned) {}
    event(event &&other) noexcept : event(other.release()) {}
    event &operator=(event &&other) noexcept {
        if (this != &other) {
            ::tickcord_event_free(owned_);
            owned_ = other.release();
            event_ref::operator=(event_ref(owned_));
        }
        return *this;
    }
    event(const event &) = delete;
    event &operator=(const event &) = delete;
    ~event() { ::tickcord_event_free(owned_); }

    /** Gives it away: whoever has it must give it to tickcord_event_free. */
    ::tickcord_event *release() noexcept {
        event_ref::operator=(event_ref());
        return std::exchange(owned_, nullptr);
    }

  private:
    ::tickcord_event *owned_ = nullptr;
};

namespace detail {

/** What every type in tickcord::events has. */
template <event_kind Kind>
class typed_event {
  public:
    static constexpr event_kind kind = Kind;

    /** The event itself, to read by JSON pointer what has no function. */
    const event_ref &source() const noexcept { return source_; }

  private:
    friend event_ref;
    event_ref source_;
};

}  // namespace detail
