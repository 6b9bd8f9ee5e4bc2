namespace detail {

/** What a client and a WebSocket have in common: one owner, events to poll, and an end. */
template <class Handle, auto Destroy, auto PollEvent, auto PollEvents, auto Wait>
class object {
  public:
    object(object &&other) noexcept : handle_(other.release()) {}
    object &operator=(object &&other) noexcept {
        if (this != &other) {
            end();
            handle_ = other.release();
        }
        return *this;
    }
    object(const object &) = delete;
    object &operator=(const object &) = delete;
    /** destroy() with its 2 seconds: call that before, where it would hold up the game. */
    ~object() { end(); }

    /** Whether it stands for an object that was created. */
    explicit operator bool() const noexcept { return handle_ != 0; }
    /** As C knows it. */
    Handle handle() const noexcept { return handle_; }
    /** Gives it away: whoever has it must destroy it. */
    Handle release() noexcept { return std::exchange(handle_, 0); }

    /**
     * Sends what can still be sent, disconnects, and ends the object and its thread. Blocks up to the timeout. Gives how much was
     * not sent; events that were polled live on.
     */
    result<std::uint32_t> destroy(std::chrono::milliseconds timeout = std::chrono::seconds(2)) noexcept {
        std::uint32_t unsent = 0;
        const ::tickcord_result found = Destroy(release(), milliseconds(timeout), &unsent);
        return {code(found), unsent};
    }

    /** The oldest event that waits; an empty one if none does. Never blocks. */
    result<event> poll_event() const noexcept {
        ::tickcord_event *polled = nullptr;
        const ::tickcord_result found = PollEvent(handle_, &polled);
        return {code(found), event(polled)};
    }

    /**
     * Puts up to so many of the oldest events that wait into an array, and gives how many; fewer than the capacity means that no
     * more wait. Never blocks.
     */
    result<std::size_t> poll_events(event *events, std::size_t capacity) const noexcept {
        std::array<::tickcord_event *, 64> polled{};
        std::size_t taken = 0;
        ::tickcord_result found = TICKCORD_OK;
        for (bool more = true; more && taken < capacity;) {
            const std::size_t room = capacity - taken < polled.size() ? capacity - taken : polled.size();
            std::size_t count = 0;
            found = PollEvents(handle_, polled.data(), room, &count);
            for (std::size_t i = 0; i < count; i++) {
                events[taken++] = event(polled[i]);
            }
            more = count == room;
        }
        return {code(found), taken};
    }

    /** Blocks until an event waits, or the time is over: result_code::timeout. For programs without a tick. */
    result<void> wait(std::chrono::milliseconds timeout) const noexcept { return code(Wait(handle_, milliseconds(timeout))); }

  protected:
    object() noexcept = default;

    Handle handle_ = 0;

  private:
    void end() noexcept {
        if (handle_ != 0) {
            static_cast<void>(destroy());
        }
    }
};

}  // namespace detail

/**
 * A Discord bot, which connects on a thread of its own; with `webhooks_only` none, for webhooks alone. Its functions can be called from any thread, but for those that change
 * whom it belongs to: moving, release and destroy.
 */
class client : public detail::object<::tickcord_client, &::tickcord_client_destroy, &::tickcord_client_poll_event,
                                     &::tickcord_client_poll_events, &::tickcord_client_wait> {
  public:
    /** Stands for no client. */
    client() noexcept = default;
    /** A client with its thread, which connects when it is asked to: tickcord_client_create. */
    static result<client> create(const client_options &options) noexcept {
        client made;
        const ::tickcord_result found = ::tickcord_client_create(&options.c(), &made.handle_);
        return {detail::code(found), std::move(made)};
    }

//@ client
};

/** The WebSocket itself, for a server of the host's own; otherwise like a client. */
class websocket : public detail::object<::tickcord_websocket, &::tickcord_websocket_destroy, &::tickcord_websocket_poll_event,
                                        &::tickcord_websocket_poll_events, &::tickcord_websocket_wait> {
  public:
    /** Stands for no WebSocket. */
    websocket() noexcept = default;
    /** A WebSocket with its thread, which connects when it is asked to: tickcord_websocket_create. */
    static result<websocket> create(const websocket_options &options) noexcept {
        websocket made;
        const ::tickcord_result found = ::tickcord_websocket_create(&options.c(), &made.handle_);
        return {detail::code(found), std::move(made)};
    }

//@ websocket
};
