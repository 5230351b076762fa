using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Portal.Shell;
using Reporting.Functions.Receiving;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>The page from which a file is sent.</summary>
/// <param name="Error">What is wrong with what was sent; null where nothing was.</param>
public sealed record UploadModel(ReturnHead Head, string Deadline, bool Open, string? WhyNot, string? Error);

/// <summary>What a file that was only tried was found to be.</summary>
public sealed record PracticeModel(ReturnHead Head, string Title, bool Accepted, IReadOnlyList<string> Understood, IReadOnlyList<IssueGroup> Groups);

/// <summary>GET and POST of the page from which a file is sent, to count or to be tried.</summary>
public sealed class UploadPageFunction(ReturnPages pages, FormTokens tokens, ReceiveReturn receive, DueReturns due)
{
    private const string Route = CouncilAddresses.ReturnRoute + "/upload";
    private const string ToTry = "try";

    [Function("UploadPage")]
    [Requires(Permission.SubmitReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string body, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, asked => ShowAsync(request, admission, asked, null, StatusCodes.Status200OK, cancellation));

    [Function("SendFile")]
    [Requires(Permission.SubmitReturn, BodyIn.Route)]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, Admission admission, string body, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
            await UploadForm.BeginAsync(request, tokens, admission.Caller, cancellation) switch
            {
                Outcome<UploadForm>.Done({ Content: null }) =>
                    await ShowAsync(request, admission, asked, "Choose a file", StatusCodes.Status400BadRequest, cancellation),
                Outcome<UploadForm>.Done(var form) => await TakeAsync(request, admission, asked, form, cancellation),
                Outcome<UploadForm>.Refused(var why) => Problems.Of(why),
                _ => throw new UnreachableException(),
            });

    private async Task<IActionResult> TakeAsync(
        HttpRequest request, Admission admission, AskedReturn asked, UploadForm form, CancellationToken cancellation)
    {
        var content = new SentContent(form.Content!, null, form.ContentType, form.Choice == ToTry, null);
        Outcome<ReceivedReturn> outcome;
        try
        {
            outcome = await receive.WholeAsync(admission, asked, content, cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return await ShowAsync(
                request, admission, asked, "The file did not arrive whole, so nothing was kept. Send it again.", StatusCodes.Status400BadRequest, cancellation);
        }

        return outcome switch
        {
            Outcome<ReceivedReturn>.Done(ReceivedReturn.Recorded) => ReturnPages.BackTo(asked),
            Outcome<ReceivedReturn>.Done(ReceivedReturn.Practised practised) => Tried(request, admission, asked, practised),
            Outcome<ReceivedReturn>.Refused(var why) => await ShowAsync(request, admission, asked, WordsOf(why), StatusOf(why), cancellation),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IActionResult> ShowAsync(
        HttpRequest request, Admission admission, AskedReturn asked, string? error, int status, CancellationToken cancellation)
    {
        var now = await due.OneAsync(admission, asked, cancellation);
        var model = new UploadModel(pages.HeadOf(asked), CouncilWords.Deadline(now), now.IsOpen, now.Return.WhyFixed?.Words, error);
        return pages.Show(request, admission, asked, "Upload a file", "upload", model, status, failed: error is not null);
    }

    private IActionResult Tried(HttpRequest request, Admission admission, AskedReturn asked, ReceivedReturn.Practised practised)
    {
        var receipt = JsonSerializer.Deserialize(practised.Receipt, ReturnJson.Default.Receipt)!;
        var title = $"Tried, not kept: {ReturnModel.CountsOf(receipt.Issues)}";
        var model = new PracticeModel(pages.HeadOf(asked), title, practised.Accepted, receipt.Understood, IssueGroups.Of(receipt.Issues));
        return pages.Show(request, admission, asked, title, "tried", model);
    }

    private static string WordsOf(Refusal why) => why is UploadRefusal ? why.Words : $"{why.Words} Your file was not stored.";

    private static int StatusOf(Refusal why) => why.Kind switch
    {
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.UnknownFormat => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.NotNow => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
