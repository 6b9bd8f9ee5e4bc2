// Commands, buttons and forms: set up by structs, read by name, answered in each way.
#include "Scenario.h"

#include "Calls/TickcordInteractionLibrary.h"
#include "Calls/TickcordMemberLibrary.h"

namespace
{
using FLibrary = UTickcordInteractionLibrary;

FTickcordCommandOption Option(const TCHAR* Name, ETickcordOptionType Type)
{
	FTickcordCommandOption Made;
	Made.Name = Name;
	Made.Description = Name;
	Made.Type = Type;
	return Made;
}

/** Slash commands of a server's admins. */
TArray<FTickcordCommand> Commands()
{
	FTickcordCommand Give;
	Give.Name = TEXT("give");
	Give.Description = TEXT("Gives \"something\" to a player");
	Give.DefaultPermissions.Add(ETickcordPermission::KickMembers);
	Give.DefaultPermissions.Add(ETickcordPermission::BypassSlowmode);
	Give.Options = {Option(TEXT("player"), ETickcordOptionType::User), Option(TEXT("item"), ETickcordOptionType::String), Option(TEXT("count"), ETickcordOptionType::Integer), Option(TEXT("quality"), ETickcordOptionType::Number), Option(TEXT("silent"), ETickcordOptionType::Boolean)};
	Give.Options[0].bIsRequired = true;
	Give.Options[1].bAutocomplete = true;
	Give.Options[2].bHasRange = true;
	Give.Options[2].MinValue = -5;
	Give.Options[2].MaxValue = 64;
	Give.Options[3].Choices = {{TEXT("Poor"), TEXT("0.5")}, {TEXT("Good"), TEXT("1")}};
	FTickcordCommand Whitelist;
	Whitelist.Name = TEXT("whitelist");
	Whitelist.Description = TEXT("Who may join");
	Whitelist.bGuildOnly = false;
	Whitelist.Subcommands = {{TEXT("add"), TEXT("Lets somebody join"), {Option(TEXT("name"), ETickcordOptionType::String)}}, {TEXT("list"), TEXT("Shows all"), {}}};
	return {Give, Whitelist};
}

struct FHeard
{
	explicit FHeard(FGame& Game)
	{
		Game.Bot->OnInteractionNative.AddLambda([this](const FTickcordInteraction& Interaction) {
			Last = Interaction;
			bIsNew = true;
		});
	}
	/** What the sandbox makes a member do, as it is heard. */
	FTickcordInteraction Of(const char* Json)
	{
		bIsNew = false;
		sandbox_control("/interact", Json);
		TickUntil("the interaction", [&] { return bIsNew; });
		return Last;
	}
	FTickcordInteraction Last;
	bool bIsNew = false;
};

FTickcordMessageCreate Text(const TCHAR* Content)
{
	FTickcordMessageCreate Message;
	Message.Content = Content;
	return Message;
}
}

SCENARIO(typed_commands)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	const FTickcordRequestResult Set = ResultOf(Game, FLibrary::SetCommands(Game.Bot, TEXT(""), Commands()));
	REQUIRE(Set.bSucceeded && Holds(Set.Body, "Gives \\\"something\\\" to a player"));
	// Bits 1 and 52.
	REQUIRE(Holds(Set.Body, "\"default_member_permissions\":\"4503599627370498\"") && Holds(Set.Body, "\"max_value\":64"));
	const auto CountWrites = [] {
		const std::string Journal = AskSandbox("GET", "/journal");
		size_t Writes = 0;
		for (size_t At = Journal.find("\"method\":\"PUT\""); At != std::string::npos; At = Journal.find("\"method\":\"PUT\"", At + 1))
		{
			++Writes;
		}
		return Writes;
	};
	// The same once more writes nothing, for all guilds and for one.
	REQUIRE(CountWrites() == 1);
	REQUIRE(ResultOf(Game, FLibrary::SetCommands(Game.Bot, TEXT(""), Commands())).bSucceeded && CountWrites() == 1);
	REQUIRE(ResultOf(Game, FLibrary::SetCommands(Game.Bot, IdOf("guild_id"), Commands())).bSucceeded && CountWrites() == 2);
	REQUIRE(ResultOf(Game, FLibrary::SetCommands(Game.Bot, IdOf("guild_id"), Commands())).bSucceeded && CountWrites() == 2);
	REQUIRE(ResultOf(Game, FLibrary::SetCommands(Game.Bot, IdOf("guild_id"), {})).bSucceeded && CountWrites() == 3);

	const std::string Rook = ToUtf8(IdOf("rook").Text);
	const std::string Give = "{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"give\",\"options\":[{\"name\":\"player\",\"value\":\"" + Rook
		+ "\"},{\"name\":\"count\",\"value\":-5},{\"name\":\"quality\",\"value\":0.5},{\"name\":\"silent\",\"value\":true}]}";
	const FTickcordInteraction Command = Heard.Of(Give.c_str());
	REQUIRE(Command.Kind == ETickcordInteractionKind::Command && Command.CommandName == TEXT("give") && Command.Options.Num() == 4);
	FTickcordInteractionOption Player;
	REQUIRE(FLibrary::FindOption(Command, TEXT("player"), Player) && Player.Type == ETickcordOptionType::User);
	REQUIRE(Player.Id == IdOf("rook") && Player.User.Username == TEXT("rook") && Player.DisplayName == TEXT("Sir Rook"));
	REQUIRE(FLibrary::GetOptionInteger(Command, TEXT("count")) == -5 && FLibrary::GetOptionNumber(Command, TEXT("quality")) == 0.5);
	REQUIRE(FLibrary::GetOptionBool(Command, TEXT("silent")) && FLibrary::GetOptionText(Command, TEXT("count")) == TEXT("-5"));
	// What was not entered, or is of another type.
	REQUIRE(!FLibrary::FindOption(Command, TEXT("item"), Player) && Player.Id.IsEmpty());
	REQUIRE(FLibrary::GetOptionText(Command, TEXT("item"), TEXT("torch")) == TEXT("torch") && FLibrary::GetOptionInteger(Command, TEXT("quality"), 7) == 7);
	REQUIRE(Command.UserRoleIds.Contains(IdOf("moderator")) && UTickcordMemberLibrary::HasPermission(Command.UserPermissions, ETickcordPermission::KickMembers));
	REQUIRE(Command.User.Username == TEXT("ada") && Command.DisplayName == TEXT("Ada") && Command.GuildId == IdOf("guild_id") && !Command.Locale.IsEmpty());
	REQUIRE(ResultOf(Game, Game.Bot->RespondToInteraction(Command.Id, TEXT("Done"))).bSucceeded);

	const FTickcordInteraction Add = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"whitelist\",\"options\":[{\"name\":\"add\",\"options\":[{\"name\":\"name\",\"value\":\"Mina\"}]}]}");
	REQUIRE(Add.Subcommand == TEXT("add") && FLibrary::GetOptionText(Add, TEXT("name")) == TEXT("Mina"));

	TArray<FTickcordCommand> Wrong = Commands();
	Wrong[0].Options[3].Choices[0].Value = TEXT("half");
	REQUIRE(FLibrary::SetCommands(Game.Bot, TEXT(""), Wrong) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "\"Poor\"") && Holds(Game.Bot->GetLastError(), "no number"));
	Wrong = Commands();
	Wrong[0].Options[2].Choices = {{TEXT("Some"), TEXT("1.5")}};
	REQUIRE(FLibrary::SetCommands(Game.Bot, TEXT(""), Wrong) == 0 && Holds(Game.Bot->GetLastError(), "no whole number"));
	Wrong = Commands();
	Wrong[0].Name = TEXT("Give It");
	REQUIRE(FLibrary::SetCommands(Game.Bot, TEXT(""), Wrong) == 0 && Holds(Game.Bot->GetLastError(), "TICKCORD_ERROR_INVALID_COMMAND"));
}

SCENARIO(answers)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	REQUIRE(ResultOf(Game, FLibrary::SetCommandsJson(Game.Bot, TEXT(""), TEXT("[{\"name\":\"status\",\"description\":\"Status\"}]"))).bSucceeded);
	const char* Status = "{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"status\"}";

	// At once, with a file, for its user alone.
	const FTickcordInteraction First = Heard.Of(Status);
	FTickcordMessageCreate Message = Text(TEXT("Here is the log"));
	Message.bEphemeral = true;
	Message.Files.Add(FTickcordFile());
	Message.Files[0].Name = TEXT("log.txt");
	Message.Files[0].Bytes = {104, 105};
	const FTickcordRequestResult Answered = ResultOf(Game, FLibrary::Respond(Game.Bot, First.Id, Message));
	REQUIRE(Answered.bSucceeded && Holds(Answered.Body, "log.txt") && Holds(Answered.Body, "\"flags\":64"));

	// Late, with a message behind it, changed and deleted.
	const FTickcordInteraction Late = Heard.Of(Status);
	REQUIRE(ResultOf(Game, FLibrary::Defer(Game.Bot, Late.Id, false)).bSucceeded);
	REQUIRE(ResultOf(Game, FLibrary::Respond(Game.Bot, Late.Id, Text(TEXT("Counted at last")))).bSucceeded);
	const FTickcordRequestResult More = ResultOf(Game, FLibrary::FollowUp(Game.Bot, Late.Id, Text(TEXT("One more thing"))));
	REQUIRE(More.bSucceeded && !More.CreatedId.IsEmpty());
	const FTickcordRequestResult Edited = ResultOf(Game, FLibrary::EditAnswer(Game.Bot, Late.Id, TEXT(""), Text(TEXT("Counted again"))));
	REQUIRE(Edited.bSucceeded && Holds(Edited.Body, "Counted again"));
	const FTickcordRequestResult EditedMore = ResultOf(Game, FLibrary::EditAnswer(Game.Bot, Late.Id, More.CreatedId, Text(TEXT("One thing less"))));
	REQUIRE(EditedMore.bSucceeded && EditedMore.CreatedId == More.CreatedId);
	REQUIRE(ResultOf(Game, FLibrary::DeleteAnswer(Game.Bot, Late.Id, More.CreatedId)).bSucceeded);
	REQUIRE(ResultOf(Game, FLibrary::DeleteAnswer(Game.Bot, Late.Id)).bSucceeded);

	// Too late.
	const FTickcordInteraction Forgotten = Heard.Of(Status);
	sandbox_control("/fault", "{\"fault\":\"expire_interactions\"}");
	REQUIRE(!ResultOf(Game, Game.Bot->RespondToInteraction(Forgotten.Id, TEXT("Sorry"))).bSucceeded);
}

SCENARIO(buttons)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	TArray<FTickcordButton> Buttons;
	for (int32 Map = 0; Map < 6; ++Map)
	{
		Buttons.Add(FTickcordButton{FString::Printf(TEXT("Map %d"), Map), FString::Printf(TEXT("map:%d"), Map), TEXT(""), ETickcordButtonStyle::Danger, false});
	}
	Buttons.Add(FTickcordButton{TEXT("Rules"), TEXT(""), TEXT("https://example.com/rules"), ETickcordButtonStyle::Primary, false});
	REQUIRE(ResultOf(Game, FLibrary::SetCommandsJson(Game.Bot, TEXT(""), TEXT("[{\"name\":\"vote\",\"description\":\"Vote\"}]"))).bSucceeded);
	const FTickcordInteraction Vote = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"vote\"}");
	FTickcordMessageCreate Message = Text(TEXT("Which map?"));
	Message.ComponentsJson = FLibrary::MakeButtons(Buttons);
	const FTickcordRequestResult Asked = ResultOf(Game, FLibrary::Respond(Game.Bot, Vote.Id, Message));
	REQUIRE(Asked.bSucceeded && Holds(Asked.Body, "\"style\":4") && Holds(Asked.Body, "https://example.com/rules"));

	const std::string Click = "{\"channel_id\":\"general\",\"member\":\"rook\",\"action\":\"component\",\"message_id\":\"" + ToUtf8(Asked.CreatedId.Text) + "\",\"custom_id\":\"map:5\"}";
	const FTickcordInteraction Clicked = Heard.Of(Click.c_str());
	REQUIRE(Clicked.Kind == ETickcordInteractionKind::Component && Clicked.CustomId == TEXT("map:5") && Clicked.MessageId == Asked.CreatedId);
	const FTickcordRequestResult Updated = ResultOf(Game, FLibrary::UpdateComponentMessage(Game.Bot, Clicked.Id, Text(TEXT("Map 5 it is")), 1 << static_cast<int32>(ETickcordMessagePart::Components)));
	REQUIRE(Updated.bSucceeded && Holds(Updated.Body, "Map 5 it is") && Holds(Updated.Body, "\"components\":[]"));
}

SCENARIO(menus_are_deferred)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	REQUIRE(ResultOf(Game, FLibrary::SetCommandsJson(Game.Bot, TEXT(""), TEXT("[{\"name\":\"pick\",\"description\":\"Pick\"}]"))).bSucceeded);
	const FTickcordInteraction Pick = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"pick\"}");
	FTickcordMessageCreate Message = Text(TEXT("Whom?"));
	Message.ComponentsJson = TEXT("[{\"type\":1,\"components\":[{\"type\":3,\"custom_id\":\"items\",\"max_values\":2,\"options\":[{\"label\":\"Torch\",\"value\":\"torch\"},{\"label\":\"Rope\",\"value\":\"rope\"}]}]}]");
	const FTickcordRequestResult Asked = ResultOf(Game, FLibrary::Respond(Game.Bot, Pick.Id, Message));
	REQUIRE(Asked.bSucceeded);
	const std::string Choose = "{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"component\",\"message_id\":\"" + ToUtf8(Asked.CreatedId.Text) + "\",\"custom_id\":\"items\",\"values\":[\"torch\",\"rope\"]}";
	const FTickcordInteraction Chosen = Heard.Of(Choose.c_str());
	REQUIRE(Chosen.Values.Num() == 2 && Chosen.Values[0].Text == TEXT("torch") && Chosen.Values[1].Text == TEXT("rope"));
	REQUIRE(ResultOf(Game, FLibrary::DeferUpdate(Game.Bot, Chosen.Id)).bSucceeded);
	REQUIRE(ResultOf(Game, FLibrary::EditAnswer(Game.Bot, Chosen.Id, TEXT(""), Text(TEXT("Given")))).bSucceeded);
}

SCENARIO(completions)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordCommand Give;
	Give.Name = TEXT("give");
	Give.Description = TEXT("Gives");
	Give.Options = {Option(TEXT("item"), ETickcordOptionType::String), Option(TEXT("count"), ETickcordOptionType::Integer)};
	Give.Options[0].bAutocomplete = true;
	Give.Options[1].bAutocomplete = true;
	REQUIRE(ResultOf(Game, FLibrary::SetCommands(Game.Bot, TEXT(""), {Give})).bSucceeded);
	const FTickcordInteraction Item = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"autocomplete\",\"name\":\"give\",\"options\":[{\"name\":\"item\",\"value\":\"to\",\"focused\":true}]}");
	REQUIRE(Item.Kind == ETickcordInteractionKind::Autocomplete && Item.Options[0].bIsFocused && Item.Options[0].Text == TEXT("to"));
	REQUIRE(ResultOf(Game, FLibrary::Autocomplete(Game.Bot, Item, {{TEXT("Torch"), TEXT("item:torch")}, {TEXT("Tool"), TEXT("")}})).bSucceeded);
	const FTickcordInteraction Count = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"autocomplete\",\"name\":\"give\",\"options\":[{\"name\":\"count\",\"value\":\"6\",\"focused\":true}]}");
	REQUIRE(FLibrary::Autocomplete(Game.Bot, Count, {{TEXT("A stack"), TEXT("many")}}) == 0 && Holds(Game.Bot->GetLastError(), "no number"));
	REQUIRE(ResultOf(Game, FLibrary::Autocomplete(Game.Bot, Count, {{TEXT("A stack"), TEXT("64")}})).bSucceeded);
	const std::string Journal = AskSandbox("GET", "/journal");
	REQUIRE(Journal.find("item:torch") != std::string::npos && Journal.find("\"value\":64") != std::string::npos);
}

SCENARIO(forms)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	REQUIRE(ResultOf(Game, FLibrary::SetCommandsJson(Game.Bot, TEXT(""), TEXT("[{\"name\":\"report\",\"description\":\"Report\"}]"))).bSucceeded);
	const FTickcordInteraction Report = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"report\"}");
	FTickcordTextInput Who;
	Who.CustomId = TEXT("who");
	Who.Label = TEXT("Who?");
	Who.Value = TEXT("Rook");
	FTickcordTextInput What;
	What.CustomId = TEXT("what");
	What.Label = TEXT("What happened?");
	What.Placeholder = TEXT("In your words");
	What.bIsParagraph = true;
	What.bIsRequired = false;
	What.MaxLength = 500;
	REQUIRE(ResultOf(Game, FLibrary::ShowModal(Game.Bot, Report.Id, TEXT("A report"), TEXT("report"), {Who, What})).bSucceeded);
	const FTickcordInteraction Filled = Heard.Of("{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"modal_submit\",\"custom_id\":\"report\",\"fields\":{\"who\":\"Rook\",\"what\":\"He took\\nmy rope\"}}");
	REQUIRE(Filled.Kind == ETickcordInteractionKind::Modal && Filled.CustomId == TEXT("report") && Filled.Fields.Num() == 2);
	REQUIRE(FLibrary::GetFieldText(Filled, TEXT("who")) == TEXT("Rook") && FLibrary::GetFieldText(Filled, TEXT("what")) == TEXT("He took\nmy rope"));
	REQUIRE(FLibrary::GetFieldText(Filled, TEXT("when")).IsEmpty());
	REQUIRE(ResultOf(Game, Game.Bot->RespondToInteraction(Filled.Id, TEXT("Thank you"))).bSucceeded);
}

SCENARIO(context_menus)
{
	FGame Game;
	FHeard Heard(Game);
	FString Said;
	Game.Bot->OnMessageCreateNative.AddLambda([&](const FTickcordMessage& Message) { Said = Message.Id; });
	TickUntilReady(Game);
	REQUIRE(ResultOf(Game, FLibrary::SetCommandsJson(Game.Bot, TEXT(""), TEXT("[{\"name\":\"Kick from game\",\"type\":2},{\"name\":\"Say in game\",\"type\":3}]"))).bSucceeded);
	const std::string Kick = "{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"Kick from game\",\"target_id\":\"" + ToUtf8(IdOf("rook").Text) + "\"}";
	const FTickcordInteraction User = Heard.Of(Kick.c_str());
	REQUIRE(User.TargetId == IdOf("rook") && User.TargetUser.Username == TEXT("rook") && User.TargetContent.IsEmpty());
	sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"rook\",\"content\":\"hello in there\"}");
	TickUntil("a message", [&] { return !Said.IsEmpty(); });
	const std::string Say = "{\"channel_id\":\"general\",\"member\":\"ada\",\"action\":\"command\",\"name\":\"Say in game\",\"target_id\":\"" + ToUtf8(Said.Text) + "\"}";
	const FTickcordInteraction Message = Heard.Of(Say.c_str());
	REQUIRE(Message.TargetId == Said && Message.TargetContent == TEXT("hello in there"));
}
