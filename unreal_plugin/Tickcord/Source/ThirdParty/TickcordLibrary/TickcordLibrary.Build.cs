using System;
using System.IO;
using UnrealBuildTool;

// The C header, and the shared library of the platform, which the game loads itself when it starts.
public class TickcordLibrary : ModuleRules
{
	public TickcordLibrary(ReadOnlyTargetRules Target) : base(Target)
	{
		Type = ModuleType.External;
		PublicSystemIncludePaths.Add(Path.Combine(ModuleDirectory, "include"));

		string Folder;
		string FileName;
		bool bIsReleased = true;
		if (Target.Platform == UnrealTargetPlatform.Win64)
		{
			// Windows on ARM is the same platform with another architecture.
			Folder = Target.Architecture == UnrealArch.Arm64 ? "WinArm64" : "Win64";
			bIsReleased = Folder == "Win64";
			FileName = "tickcord.dll";
		}
		else if (Target.Platform == UnrealTargetPlatform.Linux || Target.Platform == UnrealTargetPlatform.LinuxArm64)
		{
			Folder = Target.Platform.ToString();
			FileName = "libtickcord.so";
		}
		else if (Target.Platform == UnrealTargetPlatform.Mac)
		{
			Folder = "Mac";
			FileName = "libtickcord.dylib";
		}
		else
		{
			PublicDefinitions.Add("WITH_TICKCORD=0");
			return;
		}

		string Source = Path.Combine(ModuleDirectory, "lib", Folder, FileName);
		if (!File.Exists(Source))
		{
			if (!bIsReleased)
			{
				Console.WriteLine("Tickcord: no release has a library for {0}, so Discord stays off there. To have it, build one and put it at {1}.", Folder, Source);
				PublicDefinitions.Add("WITH_TICKCORD=0");
				return;
			}
			throw new BuildException("Tickcord: {0} is missing. Take it from a release of Tickcord, or build it.", Source);
		}
		// Staged as a loose file: a library cannot be loaded from a .pak.
		string Staged = "Binaries/ThirdParty/Tickcord/" + Folder + "/" + FileName;
		RuntimeDependencies.Add("$(PluginDir)/" + Staged, Source, StagedFileType.NonUFS);
		PublicDefinitions.Add("WITH_TICKCORD=1");
		PublicDefinitions.Add("TICKCORD_LIBRARY_PATH=\"" + Staged + "\"");
	}
}
