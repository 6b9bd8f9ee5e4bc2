/* What a struct that was just prepared lacks to be taken. */
static inline void set_tickcord_activity(tickcord_activity *it) {
    it->name.ptr = "chess";
}

static inline void set_tickcord_channel_create(tickcord_channel_create *it) {
    it->name.ptr = "x";
}

static inline void set_tickcord_channel_edit(tickcord_channel_edit *it) {
    it->name.ptr = "x";
}

static inline void set_tickcord_choice(tickcord_choice *it) {
    it->name.ptr = "x";
    it->option_type = 3;
    it->text.ptr = "x";
}

/* Nothing listens there, and a proxy of the environment is not asked. */
static inline void set_tickcord_client_options(tickcord_client_options *it) {
    it->token.ptr = "no.real.token";
    it->api_url.ptr = "http://127.0.0.1:9/api/v10";
    it->proxy_url.ptr = "";
}

static inline void set_tickcord_embed(tickcord_embed *it) {
    it->title.ptr = "x";
}

static inline void set_tickcord_embed_field(tickcord_embed_field *it) {
    it->name.ptr = "x";
    it->value.ptr = "x";
}

static inline void set_tickcord_http_file(tickcord_http_file *it) {
    it->name.ptr = "x.txt";
    it->data = (const uint8_t *)"x";
    it->size = 1;
}

static inline void set_tickcord_http_request(tickcord_http_request *it) {
    it->method = TICKCORD_HTTP_POST;
    it->path.ptr = "/channels/1/messages";
}

static inline void set_tickcord_member_edit(tickcord_member_edit *it) {
    it->nick.ptr = "x";
}

static inline void set_tickcord_member_request(tickcord_member_request *it) {
    it->guild_id = 1;
    it->query.ptr = "x";
}

static inline void set_tickcord_message_create(tickcord_message_create *it) {
    it->content.ptr = "x";
}

static const tickcord_str two_answers[] = {{"x", 1}, {"y", 1}};

static inline void set_tickcord_poll(tickcord_poll *it) {
    it->question.ptr = "x";
    it->answers = two_answers;
    it->answer_count = 2;
}

static inline void set_tickcord_role_edit(tickcord_role_edit *it) {
    it->name.ptr = "x";
}

static inline void set_tickcord_thread_create(tickcord_thread_create *it) {
    it->name.ptr = "x";
}

static inline void set_tickcord_webhook(tickcord_webhook *it) {
    it->id = 1;
    it->token.ptr = "x";
}

/* Nothing listens there either. */
static inline void set_tickcord_websocket_options(tickcord_websocket_options *it) {
    it->url.ptr = "ws://127.0.0.1:9/";
    it->proxy_url.ptr = "";
}
