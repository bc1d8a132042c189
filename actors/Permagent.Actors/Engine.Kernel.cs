global using Permagent.Kernel.Actor;
global using Permagent.Kernel.Event;
global using Permagent.Kernel.Persistence;
