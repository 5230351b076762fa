using System.Security.Cryptography;
using System.Text;

namespace Reporting.Checking.Reading.Spool;

/// <summary>An upload on this machine's disk while it is hashed, stored and checked. The file goes with it.</summary>
/// <param name="File">Full name of the file.</param>
/// <param name="Length">Bytes of the upload.</param>
/// <param name="Sha256">SHA-256 of the bytes, in hex.</param>
/// <param name="Salt">32 random bytes, in hex.</param>
/// <param name="Commitment">SHA-256 of the salt and the bytes, in hex.</param>
public sealed record SpooledUpload(string File, long Length, string Sha256, string Salt, string Commitment) : IDisposable
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Writes a body to a file of the spool folder while it is hashed.</summary>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <returns>Null where the body is larger than the limit.</returns>
    public static async Task<SpooledUpload?> ReceiveAsync(Stream body, SpoolFolder spool, long limit, CancellationToken cancellation)
    {
        var path = spool.NewFile();
        var kept = false;
        try
        {
            var salt = RandomNumberGenerator.GetBytes(32);
            using var plain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var salted = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            salted.AppendData(salt);
            long length = 0;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferBytes);
                try
                {
                    int read;
                    while ((read = await body.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellation)) > 0)
                    {
                        length += read;
                        if (length > limit)
                            return null;
                        plain.AppendData(buffer, 0, read);
                        salted.AppendData(buffer, 0, read);
                        await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                    }
                }
                finally
                {
                    System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
                }
            }

            kept = true;
            var (sha256, commitment) = (Convert.ToHexStringLower(plain.GetHashAndReset()), Convert.ToHexStringLower(salted.GetHashAndReset()));
            return new(path, length, sha256, Convert.ToHexStringLower(salt), commitment);
        }
        finally
        {
            if (!kept)
                System.IO.File.Delete(path);
        }
    }

    /// <summary>Deletes the file.</summary>
    public void Dispose() => System.IO.File.Delete(File);

    // A form has so few possible answers that its bytes can be guessed from a hash: keep hashes out of logs.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Length} bytes");
        return true;
    }
}
