return await DevNode.Hosting.NodeProcess.RunAsync(args);
