#include "TickcordSubsystem.h"

#include "TickcordConvert.h"

namespace
{
int32 ToLibrary(ETickcordStatus Status)
{
	switch (Status)
	{
	case ETickcordStatus::DoNotDisturb:
		return TICKCORD_STATUS_DND;
	case ETickcordStatus::Idle:
		return TICKCORD_STATUS_IDLE;
	case ETickcordStatus::Invisible:
		return TICKCORD_STATUS_INVISIBLE;
	case ETickcordStatus::Offline:
		return TICKCORD_STATUS_OFFLINE;
	default:
		return TICKCORD_STATUS_ONLINE;
	}
}

int32 ToLibrary(ETickcordHttpMethod Method)
{
	switch (Method)
	{
	case ETickcordHttpMethod::Post:
		return TICKCORD_HTTP_POST;
	case ETickcordHttpMethod::Put:
		return TICKCORD_HTTP_PUT;
	case ETickcordHttpMethod::Patch:
		return TICKCORD_HTTP_PATCH;
	case ETickcordHttpMethod::Delete:
		return TICKCORD_HTTP_DELETE;
	default:
		return TICKCORD_HTTP_GET;
	}
}
}

bool UTickcordSubsystem::SetIntents(int32 Intents)
{
	const bool bIsReady = Client != 0;
	WantedIntents = Intents;
	// Before InitializeBot they are only kept for it.
	const FTickcordFunctions* Functions = bIsReady ? Prepared() : nullptr;
	return !bIsReady || (Functions != nullptr && Succeeded(*Functions, TEXT("SetIntents"), Functions->client_set_intents(Client, static_cast<uint32>(Intents))));
}

int64 UTickcordSubsystem::SendChannelMessage(const FString& ChannelId, const FString& Content)
{
	const FTickcordFunctions* Functions = Prepared();
	uint64 Channel = 0;
	if (Functions == nullptr || !ParseId(TEXT("ChannelId"), ChannelId, Channel))
	{
		return 0;
	}
	const FTickcordUtf8 Text(Content);
	uint64_t Request = 0;
	Succeeded(*Functions, TEXT("SendChannelMessage"), Functions->client_send_message(Client, Channel, Text.Ptr(), Text.Len(), &Request));
	return static_cast<int64>(Request);
}

int64 UTickcordSubsystem::UpdatePresence(const FString& Text, ETickcordActivity Activity, ETickcordStatus Status)
{
	const FTickcordFunctions* Functions = Prepared();
	if (Functions == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Converted(Text);
	tickcord_activity Shown;
	Functions->activity_init(&Shown, sizeof Shown);
	Shown.type = static_cast<int32>(Activity);
	(Activity == ETickcordActivity::Custom ? Shown.state : Shown.name) = Converted.Str();
	tickcord_presence Presence;
	Functions->presence_init(&Presence, sizeof Presence);
	Presence.status = ToLibrary(Status);
	Presence.activities = &Shown;
	Presence.activity_count = Text.IsEmpty() ? 0 : 1;
	uint64_t Request = 0;
	Succeeded(*Functions, TEXT("UpdatePresence"), Functions->client_update_presence(Client, &Presence, &Request));
	return static_cast<int64>(Request);
}

int64 UTickcordSubsystem::RequestGuildMembers(const FString& GuildId, const FString& Query, int32 Limit)
{
	const FTickcordFunctions* Functions = Prepared();
	uint64 Guild = 0;
	if (Functions == nullptr || !ParseId(TEXT("GuildId"), GuildId, Guild))
	{
		return 0;
	}
	if (Limit < 0)
	{
		Refuse(TEXT("RequestGuildMembers: Limit is negative; 0 stands for all members."));
		return 0;
	}
	const FTickcordUtf8 Converted(Query);
	tickcord_member_request Members;
	Functions->member_request_init(&Members, sizeof Members);
	Members.guild_id = Guild;
	Members.query = Converted.Str();
	Members.limit = static_cast<uint32>(Limit);
	uint64_t Request = 0;
	Succeeded(*Functions, TEXT("RequestGuildMembers"), Functions->client_request_guild_members(Client, &Members, &Request));
	return static_cast<int64>(Request);
}

int64 UTickcordSubsystem::SetCommands(const FString& GuildId, const FString& Json)
{
	const FTickcordFunctions* Functions = Prepared();
	uint64 Guild = 0;
	if (Functions == nullptr || (!GuildId.IsEmpty() && !ParseId(TEXT("GuildId"), GuildId, Guild)))
	{
		return 0;
	}
	const FTickcordUtf8 Text(Json);
	uint64_t Request = 0;
	Succeeded(*Functions, TEXT("SetCommands"), Functions->client_set_commands(Client, Guild, Text.Ptr(), Text.Len(), &Request));
	return static_cast<int64>(Request);
}

int64 UTickcordSubsystem::RespondToInteraction(const FString& InteractionId, const FString& Content, bool bEphemeral)
{
	const FTickcordFunctions* Functions = Prepared();
	uint64 Interaction = 0;
	if (Functions == nullptr || !ParseId(TEXT("InteractionId"), InteractionId, Interaction))
	{
		return 0;
	}
	const FTickcordUtf8 Text(Content);
	tickcord_message_create Message;
	Functions->message_create_init(&Message, sizeof Message);
	Message.content = Text.Str();
	Message.flags = bEphemeral ? TICKCORD_MESSAGE_EPHEMERAL : 0;
	uint64_t Request = 0;
	Succeeded(*Functions, TEXT("RespondToInteraction"), Functions->client_interaction_respond(Client, Interaction, &Message, &Request));
	return static_cast<int64>(Request);
}

int64 UTickcordSubsystem::SendRequest(ETickcordHttpMethod Method, const FString& Path, const FString& Json)
{
	const FTickcordFunctions* Functions = Prepared();
	if (Functions == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 PathText(Path);
	const FTickcordUtf8 Body(Json);
	tickcord_http_request Call;
	Functions->http_request_init(&Call, sizeof Call);
	Call.method = ToLibrary(Method);
	Call.path = PathText.Str();
	Call.json = Body.StrOrNone();
	uint64_t Request = 0;
	Succeeded(*Functions, TEXT("SendRequest"), Functions->client_request(Client, &Call, &Request));
	return static_cast<int64>(Request);
}
