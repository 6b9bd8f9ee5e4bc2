#include "Actions/TickcordRequestAction.h"

#include "Calls/TickcordInteractionLibrary.h"
#include "Calls/TickcordMessageLibrary.h"
#include "TickcordSubsystem.h"

UTickcordRequestAction* UTickcordRequestAction::WaitForRequest(UObject* WorldContextObject, int64 Request)
{
	return Make(WorldContextObject, [Request](UTickcordSubsystem*) { return Request; });
}

UTickcordRequestAction* UTickcordRequestAction::CreateMessageAndWait(UObject* WorldContextObject, const FString& ChannelId, const FTickcordMessageCreate& Message)
{
	return Make(WorldContextObject, [ChannelId, Message](UTickcordSubsystem* Discord) {
		return UTickcordMessageLibrary::CreateMessage(Discord, ChannelId, Message);
	});
}

UTickcordRequestAction* UTickcordRequestAction::UploadFileAndWait(UObject* WorldContextObject, const FString& ChannelId, const FTickcordFile& File, const FString& Content)
{
	FTickcordMessageCreate Message;
	Message.Content = Content;
	Message.Files.Add(File);
	return CreateMessageAndWait(WorldContextObject, ChannelId, Message);
}

UTickcordRequestAction* UTickcordRequestAction::ExecuteWebhookAndWait(UObject* WorldContextObject, const FTickcordWebhook& Webhook, const FTickcordMessageCreate& Message, const FTickcordWebhookSender& Sender)
{
	return Make(WorldContextObject, [Webhook, Message, Sender](UTickcordSubsystem* Discord) {
		return UTickcordWebhookLibrary::ExecuteWebhook(Discord, Webhook, Message, Sender);
	});
}

UTickcordRequestAction* UTickcordRequestAction::RequestGuildMembersAndWait(UObject* WorldContextObject, const FString& GuildId, const FString& Query, int32 Limit)
{
	return Make(WorldContextObject, [GuildId, Query, Limit](UTickcordSubsystem* Discord) {
		return Discord->RequestGuildMembers(GuildId, Query, Limit);
	});
}

UTickcordRequestAction* UTickcordRequestAction::SetCommandsAndWait(UObject* WorldContextObject, const FString& GuildId, const TArray<FTickcordCommand>& Commands)
{
	return Make(WorldContextObject, [GuildId, Commands](UTickcordSubsystem* Discord) {
		return UTickcordInteractionLibrary::SetCommands(Discord, GuildId, Commands);
	});
}

UTickcordRequestAction* UTickcordRequestAction::SendRequestAndWait(UObject* WorldContextObject, ETickcordHttpMethod Method, const FString& Path, const FString& Json)
{
	return Make(WorldContextObject, [Method, Path, Json](UTickcordSubsystem* Discord) {
		return Discord->SendRequest(Method, Path, Json);
	});
}

UTickcordRequestAction* UTickcordRequestAction::DiagnoseAndWait(UObject* WorldContextObject, const FString& GuildId, const FString& ChannelId)
{
	return Make(WorldContextObject, [GuildId, ChannelId](UTickcordSubsystem* Discord) {
		return Discord->Diagnose(GuildId, ChannelId);
	});
}

UTickcordRequestAction* UTickcordRequestAction::Make(UObject* WorldContextObject, FCall InCall)
{
	UTickcordRequestAction* Action = NewObject<UTickcordRequestAction>();
	Action->Bot = UTickcordSubsystem::Get(WorldContextObject);
	Action->Call = MoveTemp(InCall);
	// Which keeps it from the garbage collector until SetReadyToDestroy.
	Action->RegisterWithGameInstance(WorldContextObject);
	return Action;
}

void UTickcordRequestAction::Activate()
{
	UTickcordSubsystem* Discord = Bot.Get();
	if (Discord == nullptr)
	{
		FTickcordRequestResult Result;
		Result.Text = TEXT("There is no Tickcord Subsystem here: this is no game, or a commandlet.");
		Complete(Result);
		return;
	}
	Discord->WhenCompleted(Call(Discord), FTickcordRequestCompleted::CreateUObject(this, &UTickcordRequestAction::Complete));
}

void UTickcordRequestAction::Complete(const FTickcordRequestResult& Result)
{
	(Result.bSucceeded ? Succeeded : Failed).Broadcast(Result);
	SetReadyToDestroy();
}
