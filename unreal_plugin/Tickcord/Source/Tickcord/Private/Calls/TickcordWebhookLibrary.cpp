#include "Calls/TickcordWebhookLibrary.h"

#include "Calls/TickcordMessageArgument.h"
#include "TickcordCall.h"
#include "TickcordModule.h"

namespace
{
/** A webhook as the C API reads it. It must outlive the call. */
class FWebhookArgument
{
public:
	FWebhookArgument(FTickcordCall& Call, const FTickcordWebhook& From) : Token(From.Token)
	{
		const FTickcordFunctions* Api = Call.Api();
		if (Api == nullptr)
		{
			return;
		}
		Api->webhook_init(&Webhook, sizeof Webhook);
		Webhook.id = Call.Id(TEXT("Id of the webhook"), From.Id);
		Webhook.thread_id = Call.IdOrNone(TEXT("ThreadId"), From.ThreadId);
		Webhook.token = Token.Str();
	}

	const tickcord_webhook* Get() const { return &Webhook; }

private:
	tickcord_webhook Webhook = {};
	FTickcordUtf8 Token;
};
}

FTickcordWebhook UTickcordWebhookLibrary::MakeWebhookFromUrl(const FString& Url, bool& bIsValid)
{
	FTickcordWebhook Made;
	bIsValid = false;
	const FTickcordModule* Module = FTickcordModule::Get();
	const FTickcordFunctions* Api = Module != nullptr ? Module->GetFunctions() : nullptr;
	if (Api != nullptr)
	{
		const FTickcordUtf8 Text(Url.TrimStartAndEnd());
		tickcord_webhook Webhook;
		Api->webhook_init(&Webhook, sizeof Webhook);
		bIsValid = Api->webhook_from_url(&Webhook, Text.Ptr(), Text.Len()) == TICKCORD_OK;
		if (bIsValid)
		{
			Made.Id = TickcordId(Webhook.id);
			Made.Token = TickcordText(Webhook.token);
			Made.ThreadId = TickcordId(Webhook.thread_id);
		}
	}
	return Made;
}

int64 UTickcordWebhookLibrary::ExecuteWebhook(UTickcordSubsystem* Bot, const FTickcordWebhook& Webhook, const FTickcordMessageCreate& Message, const FTickcordWebhookSender& Sender)
{
	FTickcordCall Call(Bot, TEXT("ExecuteWebhook"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FWebhookArgument Where(Call, Webhook);
	const FTickcordMessageArgument What(Call, Message);
	const TArray<uint64_t> Tags = Call.Ids(TEXT("TagIds"), Sender.TagIds);
	FTickcordTexts Texts;
	tickcord_webhook_execute Execute;
	Api->webhook_execute_init(&Execute, sizeof Execute);
	Execute.username = Texts.KeepOrNone(Sender.Username);
	Execute.avatar_url = Texts.KeepOrNone(Sender.AvatarUrl);
	Execute.thread_name = Texts.KeepOrNone(Sender.ThreadName);
	Execute.applied_tags = Tags.GetData();
	Execute.applied_tag_count = static_cast<size_t>(Tags.Num());
	return Call.Make(&FTickcordFunctions::client_execute_webhook, Where.Get(), What.Get(), &Execute);
}

int64 UTickcordWebhookLibrary::EditWebhookMessage(UTickcordSubsystem* Bot, const FTickcordWebhook& Webhook, const FString& MessageId, const FTickcordMessageCreate& Edit, int32 Remove)
{
	FTickcordCall Call(Bot, TEXT("EditWebhookMessage"));
	const FWebhookArgument Where(Call, Webhook);
	const FTickcordMessageArgument What(Call, Edit, Remove);
	return Call.Make(&FTickcordFunctions::client_edit_webhook_message, Where.Get(), Call.Id(TEXT("MessageId"), MessageId), What.Get());
}

int64 UTickcordWebhookLibrary::DeleteWebhookMessage(UTickcordSubsystem* Bot, const FTickcordWebhook& Webhook, const FString& MessageId)
{
	FTickcordCall Call(Bot, TEXT("DeleteWebhookMessage"));
	const FWebhookArgument Where(Call, Webhook);
	return Call.Make(&FTickcordFunctions::client_delete_webhook_message, Where.Get(), Call.Id(TEXT("MessageId"), MessageId));
}

int64 UTickcordWebhookLibrary::CreateWebhook(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& Name, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("CreateWebhook"));
	const FTickcordUtf8 Text(Name);
	const FTickcordUtf8 Why(Reason);
	const char* NoAvatar = nullptr;
	return Call.Make(&FTickcordFunctions::client_create_webhook, Call.Id(TEXT("ChannelId"), ChannelId), Text.Ptr(), Text.Len(), NoAvatar, size_t{0}, Why.Ptr(), Why.Len());
}

int64 UTickcordWebhookLibrary::EditWebhook(UTickcordSubsystem* Bot, const FString& WebhookId, const FString& Name, const FString& ChannelId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("EditWebhook"));
	const FTickcordUtf8 Text(Name);
	const FTickcordUtf8 Why(Reason);
	const char* SameAvatar = nullptr;
	return Call.Make(&FTickcordFunctions::client_edit_webhook, Call.Id(TEXT("WebhookId"), WebhookId), Text.StrOrNone().ptr, Text.Len(), SameAvatar, size_t{0}, Call.IdOrNone(TEXT("ChannelId"), ChannelId), Why.Ptr(), Why.Len());
}

int64 UTickcordWebhookLibrary::DeleteWebhook(UTickcordSubsystem* Bot, const FString& WebhookId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("DeleteWebhook"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_delete_webhook, Call.Id(TEXT("WebhookId"), WebhookId), Why.Ptr(), Why.Len());
}
