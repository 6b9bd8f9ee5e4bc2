#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordCommand.h"
#include "Calls/TickcordComponents.h"
#include "Calls/TickcordMessageCreate.h"
#include "Events/TickcordInteraction.h"
#include "Kismet/BlueprintFunctionLibrary.h"
#include "TickcordInteractionLibrary.generated.h"

class UTickcordSubsystem;

/**
 * Slash commands, buttons, menus and forms: set them up, read what a user entered, and answer. The first answer must come within 3
 * seconds, others within 15 minutes. Each call gives a request's number, or 0 if it was refused.
 */
UCLASS()
class TICKCORD_API UTickcordInteractionLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/**
	 * Sets the slash commands of a guild, or of all guilds if GuildId is empty, in place of those that were there. Nothing is written if
	 * they are the same, so it may be called at every start.
	 */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 SetCommands(UTickcordSubsystem* Bot, const FString& GuildId, const TArray<FTickcordCommand>& Commands);

	/** The same with an array as in Discord's documentation, which knows more: groups of subcommands, context menus, translations. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 SetCommandsJson(UTickcordSubsystem* Bot, const FString& GuildId, const FString& Json);

	/** Answers with a message; after a deferral it takes the deferral's place. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 Respond(UTickcordSubsystem* Bot, const FString& InteractionId, const FTickcordMessageCreate& Message);

	/** Answers a button or menu by changing its message. What is empty stays as it is, unless Remove names it. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 UpdateComponentMessage(UTickcordSubsystem* Bot, const FString& InteractionId, const FTickcordMessageCreate& Edit, UPARAM(meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordMessagePart")) int32 Remove = 0);

	/** Says that an answer comes later than in 3 seconds; the user sees that the bot thinks. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 Defer(UTickcordSubsystem* Bot, const FString& InteractionId, bool bEphemeral = true);

	/** The same for a button or menu whose message is to change; the user sees nothing. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 DeferUpdate(UTickcordSubsystem* Bot, const FString& InteractionId);

	/** Another message behind the first answer. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 FollowUp(UTickcordSubsystem* Bot, const FString& InteractionId, const FTickcordMessageCreate& Message);

	/** Changes an answer: the first one, or the further one with this id. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 EditAnswer(UTickcordSubsystem* Bot, const FString& InteractionId, const FString& MessageId, const FTickcordMessageCreate& Edit, UPARAM(meta = (Bitmask, BitmaskEnum = "/Script/Tickcord.ETickcordMessagePart")) int32 Remove = 0);

	/** Deletes an answer: the first one, or the further one with this id. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 DeleteAnswer(UTickcordSubsystem* Bot, const FString& InteractionId, const FString& MessageId = TEXT(""));

	/** Completes what the user is typing: 25 choices at the most, none if the array is empty. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions", meta = (AutoCreateRefTerm = "Choices"))
	static int64 Autocomplete(UTickcordSubsystem* Bot, const FTickcordInteraction& Interaction, const TArray<FTickcordChoice>& Choices);

	/** Opens a form of 1 to 5 inputs. What is filled in comes as another interaction, of the kind Modal, with this CustomId. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Interactions")
	static int64 ShowModal(UTickcordSubsystem* Bot, const FString& InteractionId, const FString& Title, const FString& CustomId, const TArray<FTickcordTextInput>& Inputs);

	/** What ComponentsJson of a message wants, for buttons: 25 at the most, five in a row. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static FString MakeButtons(const TArray<FTickcordButton>& Buttons);

	/** An option of a command by its name; false if the user did not enter it. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static bool FindOption(const FTickcordInteraction& Interaction, const FString& Name, FTickcordInteractionOption& Option);

	/** What was entered, in words, whatever the option's type; of a user, channel, role or file its id. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static FString GetOptionText(const FTickcordInteraction& Interaction, const FString& Name, const FString& Otherwise = TEXT(""));

	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static int64 GetOptionInteger(const FTickcordInteraction& Interaction, const FString& Name, int64 Otherwise = 0);

	/** Of the types Number and Integer. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static double GetOptionNumber(const FTickcordInteraction& Interaction, const FString& Name, double Otherwise = 0.0);

	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static bool GetOptionBool(const FTickcordInteraction& Interaction, const FString& Name, bool bOtherwise = false);

	/** What was typed into a form's field, or chosen of a radio group. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Interactions")
	static FString GetFieldText(const FTickcordInteraction& Interaction, const FString& CustomId);
};
