namespace detail {

template <class T, class = void>
struct is_typed_event : std::false_type {};
template <class T>
struct is_typed_event<T, std::void_t<decltype(T::kind)>> : std::true_type {};

/** Whether there is an event that a handler could be called with. */
template <class Handler, class... Events>
constexpr bool takes_an_event(types<Events...>) noexcept {
    return std::is_invocable_v<Handler &, const event_ref &> || (std::is_invocable_v<Handler &, const Events &> || ...);
}
template <class Visitor>
struct is_visitor : std::bool_constant<takes_an_event<Visitor>(every_event{})> {};
template <class... Handlers>
struct is_visitor<overloaded<Handlers...>> : std::bool_constant<(takes_an_event<Handlers>(every_event{}) && ...)> {};

}  // namespace detail

template <class Event>
::tickcord_result event_ref::read(Event &out) const {
    ::tickcord_result found = TICKCORD_OK;
    if constexpr (detail::has_view<Event>::value) {
        found = detail::read_view(c_, out);
    }
    if constexpr (detail::is_typed_event<Event>::value) {
        out.source_ = *this;
    }
    return found;
}

template <class T>
result<T> event_ref::as() const {
    T out;
    if constexpr (detail::is_typed_event<T>::value) {
        if (type() != T::kind) {
            return {result_code::wrong_type, std::move(out)};
        }
    }
    const ::tickcord_result found = read(out);
    return {detail::code(found), std::move(out)};
}

template <class Event, class Visitor>
bool event_ref::deliver(Visitor &visitor) const {
    if constexpr (std::is_invocable_v<Visitor &, const Event &>) {
        Event typed;
        if (read(typed) != TICKCORD_OK) {
            return false;
        }
        visitor(std::as_const(typed));
        return true;
    } else if constexpr (std::is_invocable_v<Visitor &, const event_ref &>) {
        visitor(*this);
        return true;
    } else {
        static_cast<void>(visitor);
        return false;
    }
}
