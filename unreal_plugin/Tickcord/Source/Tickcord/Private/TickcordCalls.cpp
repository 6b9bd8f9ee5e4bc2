#include "TickcordSubsystem.h"

#include "TickcordCall.h"
#include "TickcordModule.h"

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
	FTickcordCall Call(this, TEXT("SendChannelMessage"));
	const FTickcordUtf8 Text(Content);
	return Call.Make(&FTickcordFunctions::client_send_message, Call.Id(TEXT("ChannelId"), ChannelId), Text.Ptr(), Text.Len());
}

int64 UTickcordSubsystem::UpdatePresence(const FString& Text, ETickcordActivity Activity, ETickcordStatus Status, const FString& StreamUrl)
{
	FTickcordCall Call(this, TEXT("UpdatePresence"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Converted(Text);
	const FTickcordUtf8 Url(StreamUrl);
	tickcord_activity Shown;
	Api->activity_init(&Shown, sizeof Shown);
	Shown.type = static_cast<int32>(Activity);
	(Activity == ETickcordActivity::Custom ? Shown.state : Shown.name) = Converted.Str();
	if (!StreamUrl.IsEmpty())
	{
		Shown.url = Url.Str();
	}
	tickcord_presence Presence;
	Api->presence_init(&Presence, sizeof Presence);
	Presence.status = ToLibrary(Status);
	Presence.activities = &Shown;
	Presence.activity_count = Text.IsEmpty() ? 0 : 1;
	return Call.Make(&FTickcordFunctions::client_update_presence, &Presence);
}

int64 UTickcordSubsystem::RequestGuildMembers(const FString& GuildId, const FString& Query, int32 Limit)
{
	FTickcordCall Call(this, TEXT("RequestGuildMembers"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Converted(Query);
	tickcord_member_request Members;
	Api->member_request_init(&Members, sizeof Members);
	Members.guild_id = Call.Id(TEXT("GuildId"), GuildId);
	Members.query = Converted.Str();
	Members.limit = Call.Count(TEXT("Limit"), Limit);
	return Call.Make(&FTickcordFunctions::client_request_guild_members, &Members);
}

int64 UTickcordSubsystem::RespondToInteraction(const FString& InteractionId, const FString& Content, bool bEphemeral)
{
	FTickcordCall Call(this, TEXT("RespondToInteraction"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Text(Content);
	tickcord_message_create Message;
	Api->message_create_init(&Message, sizeof Message);
	Message.content = Text.Str();
	Message.flags = bEphemeral ? TICKCORD_MESSAGE_EPHEMERAL : 0;
	return Call.Make(&FTickcordFunctions::client_interaction_respond, Call.Id(TEXT("InteractionId"), InteractionId), &Message);
}

int64 UTickcordSubsystem::SendRequest(ETickcordHttpMethod Method, const FString& Path, const FString& Json)
{
	FTickcordCall Call(this, TEXT("SendRequest"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 PathText(Path);
	const FTickcordUtf8 Body(Json);
	tickcord_http_request Request;
	Api->http_request_init(&Request, sizeof Request);
	Request.method = ToLibrary(Method);
	Request.path = PathText.Str();
	Request.json = Body.StrOrNone();
	return Call.Make(&FTickcordFunctions::client_request, &Request);
}

int64 UTickcordSubsystem::Diagnose(const FString& GuildId, const FString& ChannelId)
{
	FTickcordCall Call(this, TEXT("Diagnose"));
	return Call.Make(&FTickcordFunctions::client_diagnose, Call.IdOrNone(TEXT("GuildId"), GuildId), Call.IdOrNone(TEXT("ChannelId"), ChannelId));
}

FTickcordStats UTickcordSubsystem::GetStats() const
{
	FTickcordStats Stats;
	const FTickcordModule* Module = FTickcordModule::Get();
	if (Client == 0 || Module == nullptr || Module->GetFunctions() == nullptr)
	{
		return Stats;
	}
	tickcord_client_stats Counted;
	Module->GetFunctions()->client_stats_init(&Counted, sizeof Counted);
	Module->GetFunctions()->client_get_stats(Client, &Counted);
	Stats.EventsHandled = static_cast<int64>(Counted.events_polled);
	Stats.EventsWaiting = static_cast<int64>(Counted.events_waiting);
	Stats.EventsDropped = static_cast<int64>(Counted.events_dropped);
	Stats.RequestsWaiting = static_cast<int32>(Counted.requests_waiting + Counted.commands_waiting);
	Stats.Reconnects = static_cast<int64>(Counted.gateway_reconnects);
	Stats.HttpRequests = static_cast<int64>(Counted.http_requests);
	Stats.HttpRateLimited = static_cast<int64>(Counted.http_rate_limited);
	Stats.BytesReceived = static_cast<int64>(Counted.wire_bytes_received);
	Stats.BytesSent = static_cast<int64>(Counted.wire_bytes_sent);
	Stats.LatencyMs = Counted.latency_us < 0 ? -1.0f : static_cast<float>(Counted.latency_us) / 1000.0f;
	return Stats;
}
