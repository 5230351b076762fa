Console.WriteLine("Reporting.LocalHost");
