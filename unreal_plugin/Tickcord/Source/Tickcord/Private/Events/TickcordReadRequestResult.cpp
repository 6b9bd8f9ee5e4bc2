#include "Events/TickcordJson.h"
#include "Events/TickcordReaders.h"
#include "Events/TickcordView.h"

namespace
{
FTickcordMember ReadListedMember(const FTickcordJson& From, const FString& GuildId)
{
	FTickcordMember Member;
	Member.GuildId = GuildId;
	Member.User = From.User(TEXT("/user"));
	Member.Nick = From.Text(TEXT("/nick"));
	const FString& Name = Member.User.GlobalName.IsEmpty() ? Member.User.Username : Member.User.GlobalName;
	Member.DisplayName = Member.Nick.IsEmpty() ? Name : Member.Nick;
	Member.RoleIds = From.Ids(TEXT("/roles"));
	Member.JoinedAt = From.Text(TEXT("/joined_at"));
	Member.TimeoutUntil = From.Text(TEXT("/communication_disabled_until"));
	Member.bIsPending = From.IsTrue(TEXT("/pending"));
	return Member;
}

TArray<FTickcordFinding> ReadFindings(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	TArray<FTickcordFinding> Findings;
	tickcord_finding Found;
	Functions.finding_init(&Found, sizeof Found);
	for (size_t Index = 0; Functions.event_finding_at(Event, Index, &Found) == TICKCORD_OK; ++Index)
	{
		FTickcordFinding Finding;
		Finding.Check = TickcordText(Found.check);
		Finding.Status = TickcordText(Found.status);
		Finding.Text = TickcordText(Found.text);
		Finding.Remedy = TickcordText(Found.remedy);
		Findings.Add(MoveTemp(Finding));
	}
	return Findings;
}
}

int64 TickcordReadRequest(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	return static_cast<int64>(TickcordReadView(Functions.request_result_init, Functions.event_as_request_result, Event).request);
}

FTickcordRequestResult TickcordReadRequestResult(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_request_result View = TickcordReadView(Functions.request_result_init, Functions.event_as_request_result, Event);
	FTickcordRequestResult Result;
	Result.Request = static_cast<int64>(View.request);
	Result.bSucceeded = View.code == TICKCORD_OK;
	Result.CodeName = TickcordText(View.code_name);
	Result.Text = TickcordText(View.text);
	Result.Status = View.status;
	Result.CreatedId = TickcordId(View.created_id);
	Result.DiscordCode = static_cast<int32>(View.discord_code);
	tickcord_str Body;
	Functions.event_get_json(Event, "/body", TICKCORD_NUL_TERMINATED, &Body);
	Result.Body = TickcordText(Body);

	const FTickcordJson Json(Functions, Event, TEXT("/body"));
	const FString GuildId = Json.Id(TEXT("/guild_id"));
	const int32 Members = Json.Count(TEXT("/members"));
	for (int32 Index = 0; Index < Members; ++Index)
	{
		Result.Members.Add(ReadListedMember(Json.At(TEXT("/members"), Index), GuildId));
	}
	Result.Findings = ReadFindings(Functions, Event);
	Result.Webhook.Token = Json.Text(TEXT("/token"));
	Result.Webhook.Id = Result.Webhook.Token.IsEmpty() ? FString() : Json.Id(TEXT("/id"));
	return Result;
}
