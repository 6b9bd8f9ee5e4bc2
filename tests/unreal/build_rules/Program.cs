// Prints what the rules ask for, one line for each platform and target type. Its argument is a folder with lib/.
using System;
using System.Linq;
using UnrealBuildTool;

public static class Program
{
	public static void Main(string[] Arguments)
	{
		ModuleRules.DirectoryForTest = Arguments[0];
		Show(UnrealTargetPlatform.Win64, UnrealArch.X64, "Win64");
		Show(UnrealTargetPlatform.Win64, UnrealArch.Arm64, "WinArm64");
		Show(UnrealTargetPlatform.Linux, UnrealArch.X64, "Linux");
		Show(UnrealTargetPlatform.LinuxArm64, UnrealArch.Arm64, "LinuxArm64");
		Show(UnrealTargetPlatform.Mac, UnrealArch.Arm64, "Mac");
		Show(UnrealTargetPlatform.Android, UnrealArch.Arm64, "Android");
	}

	private static void Show(UnrealTargetPlatform Platform, UnrealArch Architecture, string Name)
	{
		foreach (TargetType Type in Enum.GetValues(typeof(TargetType)))
		{
			var Target = new ReadOnlyTargetRules { Platform = Platform, Type = Type, SingleArchitecture = Architecture };
			string Line = Name + " " + Type + ": ";
			try
			{
				var Library = new TickcordLibrary(Target);
				var Module = new Tickcord(Target);
				Line += Library.Type + "; " + string.Join(" ", Library.PublicSystemIncludePaths) + "; " + string.Join(" ", Library.PublicDefinitions);
				Line += "; " + string.Join(" ", Library.RuntimeDependencies.Staged);
				Line += "; " + string.Join(" ", Module.PublicDependencyModuleNames.Concat(Module.PrivateDependencyModuleNames));
			}
			catch (BuildException Error)
			{
				Line += "refused: " + Error.Message;
			}
			Console.WriteLine(Line);
		}
	}
}
