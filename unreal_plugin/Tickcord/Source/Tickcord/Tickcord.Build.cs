using UnrealBuildTool;

public class Tickcord : ModuleRules
{
	public Tickcord(ReadOnlyTargetRules Target) : base(Target)
	{
		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
		// TickcordLibrary is public: C++ of a game may call all of the C API.
		PublicDependencyModuleNames.AddRange(new string[] { "Core", "CoreUObject", "Engine", "DeveloperSettings", "TickcordLibrary" });
		PrivateDependencyModuleNames.AddRange(new string[] { "Json", "Projects" });
	}
}
