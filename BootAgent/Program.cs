using BootAgent;
using BootAgent.Contracts;
using BootAgent.Hosting;
using BootAgent.Init;
using BootAgent.Plan;

if (args is [LabInit.Name, .. var arguments])
{
    return LabInit.Run(arguments);
}
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
var options = builder.Configuration.GetSection("Boot").Get<BootOptions>() ?? new BootOptions();

BootPlan plan;
KeyRing keys;
ContractSet contracts;
try
{
    plan = BootPlanReader.ReadFile(options.Plan ?? throw new BootPlanException(["Boot:Plan: the path of the boot plan is missing"]));
    (keys, contracts) = PlanFiles.Read(plan);
}
catch (BootPlanException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
if (options.Check)
{
    return 0;
}

builder.Services.AddBoot(options, plan, keys, contracts);
var app = builder.Build();
app.MapDefaultEndpoints();
app.MapGet("/boot", (BootState state) => state.Report with { RunId = options.RunId });
await app.RunAsync();
return Environment.ExitCode;
