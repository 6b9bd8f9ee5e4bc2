// What one tick does: no more than its budget, and whatever a handler does to the bot.
#include "Scenario.h"

namespace
{
/** How many events one tick handled at the most, while five messages were said. */
int32 MostInOneTick()
{
	FGame Game;
	TickUntilReady(Game);
	int32 InTick = 0;
	int32 Most = 0;
	int32 Messages = 0;
	Game.Bot->OnAnyEventNative.AddLambda([&](const FTickcordEvent& Event) {
		++InTick;
		Messages += Event.Name == TEXT("MESSAGE_CREATE") ? 1 : 0;
	});
	for (int32 Line = 0; Line < 5; ++Line)
	{
		sandbox_control("/speak", "{\"channel_id\":\"general\",\"member\":\"ada\",\"content\":\"x\"}");
	}
	TickUntil("five messages", [&] {
		Most = InTick > Most ? InTick : Most;
		InTick = 0;
		return Messages >= 5;
	});
	return Most;
}
}

SCENARIO(budget)
{
	UTickcordSettings* Settings = GetMutableDefault<UTickcordSettings>();
	Settings->MaxEventsPerTick = 1;
	Settings->MaxMicrosecondsPerTick = 1000000;
	REQUIRE(MostInOneTick() == 1);
	// However late a tick is, it handles one event.
	Settings->MaxEventsPerTick = 4096;
	Settings->MaxMicrosecondsPerTick = 0;
	REQUIRE(MostInOneTick() == 1);
}

SCENARIO(handler_ends_the_bot)
{
	FGame Game;
	int32 Ended = 0;
	Game.Bot->OnReadyNative.AddLambda([&](const FTickcordReady&) {
		++Ended;
		Game.Bot->Deinitialize();
	});
	TickUntil("the end", [&] { return Ended == 1; });
	REQUIRE(Game.Bot->GetClient() == 0 && FTickcordModule::Get()->GetFunctions()->can_unload() == 1);
}
