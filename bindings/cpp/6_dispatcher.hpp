/** How much of a tick the events of one dispatch may take. At least one event is always dispatched, if one waits. */
struct budget {
    /** Events at the most. */
    std::size_t max_events = 256;
    /** No further event is begun once this time is over. A handler that has begun is not interrupted. */
    std::chrono::microseconds max_time = std::chrono::milliseconds(2);
};

/** What a dispatch did. */
struct dispatched {
    /** Events that were polled, whether or not a handler took them. */
    std::size_t events = 0;
    /** Whether the budget ended before the queue was seen to be empty. The rest stays for the next time. */
    bool is_cut_short = false;
};

/**
 * Handlers by type of event. They are called by dispatch, on the thread that calls it, in the order in which they were added.
 * A handler may add further ones, send, and dispatch; it must not end the life of the dispatcher or of the object that is polled.
 */
class dispatcher {
  public:
    /** Has a handler called with each event of a type in tickcord::events: `on<events::message_create>([](const auto &message) {})`. */
    template <class Event, class Handler>
    dispatcher &on(Handler handler) {
        static_assert(detail::is_typed_event<Event>::value, "Event is one of the types in tickcord::events");
        static_assert(std::is_invocable_v<Handler &, const Event &>, "the handler cannot be called with this type of event");
        handlers_.push_back({Event::kind, false, [handler = std::move(handler)](const event_ref &event) mutable {
                                 if (auto typed = event.as<Event>()) {
                                     handler(std::as_const(*typed));
                                 }
                             }});
        return *this;
    }

    /** Has a handler called with each event for whose type there is no other: `otherwise([](const event_ref &event) {})`. */
    template <class Handler>
    dispatcher &otherwise(Handler handler) {
        handlers_.push_back({event_kind::unknown, true, std::move(handler)});
        return *this;
    }

    /** Calls the handlers of one event. Gives whether there was one. */
    bool handle(const event_ref &event) {
        const event_kind kind = event.type();
        const bool is_taken = call(event, [kind](const entry &it) { return !it.is_rest && it.kind == kind; });
        return is_taken || call(event, [](const entry &it) { return it.is_rest; });
    }

    /**
     * Polls a client or a WebSocket and calls the handlers, until no event waits or the budget is over. Gives what was done; after a
     * failure, such as of an object that was destroyed, what was done before it.
     */
    template <class Object>
    result<dispatched> dispatch(const Object &object, budget limit = {}) {
        const auto start = std::chrono::steady_clock::now();
        dispatched done;
        do {
            result<event> polled = object.poll_event();
            if (!polled || !*polled) {
                return {polled.code(), done};
            }
            done.events++;
            handle(*polled);
        } while (done.events < limit.max_events && std::chrono::steady_clock::now() - start < limit.max_time);
        done.is_cut_short = true;
        return {result_code::ok, done};
    }

  private:
    struct entry {
        event_kind kind;
        bool is_rest;
        std::function<void(const event_ref &)> handler;
    };

    template <class Wanted>
    bool call(const event_ref &event, Wanted is_wanted) {
        bool is_called = false;
        // By index, since a handler may add others.
        for (std::size_t i = 0; i < handlers_.size(); i++) {
            if (is_wanted(handlers_[i])) {
                handlers_[i].handler(event);
                is_called = true;
            }
        }
        return is_called;
    }

    /** A deque, so that a handler that adds others stays where it is. */
    std::deque<entry> handlers_;
};
