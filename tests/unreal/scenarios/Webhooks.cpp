// Messages with a name of their own, and the webhooks that write them.
#include "Scenario.h"

#include "Calls/TickcordWebhookLibrary.h"

SCENARIO(webhooks)
{
	FGame Game;
	FTickcordMessage Heard;
	FTickcordMessage Edited;
	FString Deleted;
	Game.Bot->OnMessageCreateNative.AddLambda([&](const FTickcordMessage& Message) { Heard = Message; });
	Game.Bot->OnMessageUpdateNative.AddLambda([&](const FTickcordMessage& Message) { Edited = Message; });
	Game.Bot->OnMessageDeleteNative.AddLambda([&](const FTickcordMessageDelete& Message) { Deleted = Message.Id; });
	TickUntilReady(Game);

	const FTickcordRequestResult Created = ResultOf(Game, UTickcordWebhookLibrary::CreateWebhook(Game.Bot, IdOf("general"), TEXT("Game"), TEXT("For chat")));
	REQUIRE(Created.bSucceeded && Created.Webhook.Id == Created.CreatedId && !Created.Webhook.Token.IsEmpty());

	FTickcordMessageCreate Message;
	Message.Content = TEXT("I am stuck");
	FTickcordWebhookSender Sender;
	Sender.Username = TEXT("Rook \u677E");
	Sender.AvatarUrl = TEXT("https://example.com/rook.png");
	const FTickcordRequestResult Sent = ResultOf(Game, UTickcordWebhookLibrary::ExecuteWebhook(Game.Bot, Created.Webhook, Message, Sender));
	REQUIRE(Sent.bSucceeded);
	TickUntil("the message", [&] { return Heard.Id == Sent.CreatedId; });
	REQUIRE(Heard.WebhookId == Created.Webhook.Id && Heard.Author.Username == Sender.Username && Heard.Author.bIsBot);
	REQUIRE(Heard.Content == Message.Content && AskSandbox("GET", "/journal").find("https://example.com/rook.png") != std::string::npos);

	FTickcordMessageCreate Edit;
	Edit.Content = TEXT("I am free");
	REQUIRE(ResultOf(Game, UTickcordWebhookLibrary::EditWebhookMessage(Game.Bot, Created.Webhook, Sent.CreatedId, Edit)).bSucceeded);
	TickUntil("the edit", [&] { return Edited.Content == Edit.Content; });
	REQUIRE(ResultOf(Game, UTickcordWebhookLibrary::DeleteWebhookMessage(Game.Bot, Created.Webhook, Sent.CreatedId)).bSucceeded);
	TickUntil("the deletion", [&] { return Deleted == Sent.CreatedId; });

	const FTickcordRequestResult Renamed = ResultOf(Game, UTickcordWebhookLibrary::EditWebhook(Game.Bot, Created.Webhook.Id, TEXT("Server"), IdOf("server-log")));
	REQUIRE(Renamed.bSucceeded && Holds(Renamed.Body, "\"Server\"") && Holds(Renamed.Body, ToUtf8(IdOf("server-log").Text).c_str()));
	REQUIRE(ResultOf(Game, UTickcordWebhookLibrary::DeleteWebhook(Game.Bot, Created.Webhook.Id)).bSucceeded);
	const FTickcordRequestResult Gone = ResultOf(Game, UTickcordWebhookLibrary::ExecuteWebhook(Game.Bot, Created.Webhook, Message, Sender));
	REQUIRE(!Gone.bSucceeded && Gone.CodeName == TEXT("TICKCORD_ERROR_HTTP_NOT_FOUND") && Gone.Status == 404);

	// Its token is a secret.
	REQUIRE(!WasLogged(ToUtf8(Created.Webhook.Token.Text).c_str()));
}

SCENARIO(webhook_urls)
{
	FGame Game;
	TickUntilReady(Game);
	const FString Url = JsonText(AskSandbox("POST", "/webhook", "{\"channel_id\":\"general\",\"name\":\"Game\"}"), "url");
	bool bIsValid = false;
	const FTickcordWebhook Webhook = UTickcordWebhookLibrary::MakeWebhookFromUrl(Url, bIsValid);
	REQUIRE(bIsValid && !Webhook.Id.IsEmpty() && !Webhook.Token.IsEmpty() && Webhook.ThreadId.IsEmpty());
	FTickcordMessageCreate Message;
	Message.Content = TEXT("By the URL that an operator copies");
	REQUIRE(ResultOf(Game, UTickcordWebhookLibrary::ExecuteWebhook(Game.Bot, Webhook, Message, FTickcordWebhookSender())).bSucceeded);

	const FTickcordWebhook InThread = UTickcordWebhookLibrary::MakeWebhookFromUrl(TEXT(" https://discord.com/api/webhooks/123/se_cret?thread_id=456\n"), bIsValid);
	REQUIRE(bIsValid && InThread.Id == TEXT("123") && InThread.Token == TEXT("se_cret") && InThread.ThreadId == TEXT("456"));
	UTickcordWebhookLibrary::MakeWebhookFromUrl(TEXT("https://example.com/"), bIsValid);
	REQUIRE(!bIsValid);
	REQUIRE(UTickcordWebhookLibrary::ExecuteWebhook(Game.Bot, FTickcordWebhook(), Message, FTickcordWebhookSender()) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "ExecuteWebhook: Id of the webhook is \"\", which is no id"));
}
