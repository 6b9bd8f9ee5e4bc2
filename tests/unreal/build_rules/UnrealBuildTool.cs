// A stand-in for what the plugin's rules use of UnrealBuildTool, written from Epic's documentation.
using System;
using System.Collections.Generic;

namespace UnrealBuildTool
{
	public class BuildException : Exception
	{
		public BuildException(string Format, params object[] Arguments) : base(string.Format(Format, Arguments)) {}
	}

	public sealed class UnrealTargetPlatform
	{
		private readonly string Name;
		private UnrealTargetPlatform(string Name) { this.Name = Name; }
		public override string ToString() { return Name; }
		public static readonly UnrealTargetPlatform Win64 = new UnrealTargetPlatform("Win64");
		public static readonly UnrealTargetPlatform Linux = new UnrealTargetPlatform("Linux");
		public static readonly UnrealTargetPlatform LinuxArm64 = new UnrealTargetPlatform("LinuxArm64");
		public static readonly UnrealTargetPlatform Mac = new UnrealTargetPlatform("Mac");
		public static readonly UnrealTargetPlatform Android = new UnrealTargetPlatform("Android");
	}

	public sealed class UnrealArch
	{
		public static readonly UnrealArch X64 = new UnrealArch();
		public static readonly UnrealArch Arm64 = new UnrealArch();
	}

	public enum TargetType { Game, Client, Server, Editor }
	public enum StagedFileType { UFS, NonUFS }

	public class ReadOnlyTargetRules
	{
		public UnrealTargetPlatform Platform;
		public TargetType Type;
		public UnrealArch SingleArchitecture;

		// A Mac build has two at once, and UnrealBuildTool throws when it is asked for the one.
		public UnrealArch Architecture
		{
			get
			{
				if (Platform == UnrealTargetPlatform.Mac) { throw new BuildException("two architectures"); }
				return SingleArchitecture;
			}
		}
	}

	public class RuntimeDependencyList
	{
		public readonly List<string> Staged = new List<string>();
		public void Add(string Path, string Source, StagedFileType Type) { Staged.Add(Path + " < " + Source + " " + Type); }
	}

	public class ModuleRules
	{
		public enum ModuleType { CPlusPlus, External }
		public enum PCHUsageMode { Default, UseExplicitOrSharedPCHs }

		// UnrealBuildTool sets it before the constructor runs.
		public static string DirectoryForTest;
		public string ModuleDirectory { get { return DirectoryForTest; } }
		public ModuleType Type = ModuleType.CPlusPlus;
		public PCHUsageMode PCHUsage;
		public readonly List<string> PublicDependencyModuleNames = new List<string>();
		public readonly List<string> PrivateDependencyModuleNames = new List<string>();
		public readonly List<string> PublicDefinitions = new List<string>();
		public readonly List<string> PublicSystemIncludePaths = new List<string>();
		public readonly RuntimeDependencyList RuntimeDependencies = new RuntimeDependencyList();
		public ModuleRules(ReadOnlyTargetRules Target) {}
	}
}
