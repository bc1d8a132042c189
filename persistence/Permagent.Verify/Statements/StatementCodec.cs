using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Permagent.Verify.Statements;

/// <summary>Writes, signs and reads statements. A payload is parsed from the bytes whose signature was
/// checked.</summary>
public static class StatementCodec
{
    /// <summary>The payload of a receipt.</summary>
    public static byte[] Write(Statement<TaskReceipt> statement) =>
        JsonSerializer.SerializeToUtf8Bytes(statement, StatementJson.Wire.StatementTaskReceipt);

    /// <summary>The payload of an approval.</summary>
    public static byte[] Write(Statement<ActionApproval> statement) =>
        JsonSerializer.SerializeToUtf8Bytes(statement, StatementJson.Wire.StatementActionApproval);

    /// <summary>The payload of a key event.</summary>
    public static byte[] Write(Statement<KeyEvent> statement) =>
        JsonSerializer.SerializeToUtf8Bytes(statement, StatementJson.Wire.StatementKeyEvent);

    /// <summary>Signs a receipt.</summary>
    public static DsseEnvelope Sign(Statement<TaskReceipt> statement, params ISigner[] signers) =>
        Dsse.Sign(Dsse.InTotoPayload, Write(statement), signers);

    /// <summary>Signs an approval.</summary>
    public static DsseEnvelope Sign(Statement<ActionApproval> statement, params ISigner[] signers) =>
        Dsse.Sign(Dsse.InTotoPayload, Write(statement), signers);

    /// <summary>Signs a key event with every key that its rule asks for.</summary>
    public static DsseEnvelope Sign(Statement<KeyEvent> statement, params ISigner[] signers) =>
        Dsse.Sign(Dsse.InTotoPayload, Write(statement), signers);

    /// <summary>Reads the payload of an envelope as a receipt.</summary>
    /// <exception cref="FormatException">Not a receipt by our rules.</exception>
    public static Statement<TaskReceipt> ReadReceipt(DsseEnvelope envelope) =>
        Read(envelope, StatementJson.Wire.StatementTaskReceipt, PredicateTypes.TaskReceipt);

    /// <summary>Reads the payload of an envelope as an approval.</summary>
    /// <exception cref="FormatException">Not an approval by our rules.</exception>
    public static Statement<ActionApproval> ReadApproval(DsseEnvelope envelope) =>
        Read(envelope, StatementJson.Wire.StatementActionApproval, PredicateTypes.ActionApproval);

    /// <summary>Reads the payload of an envelope as a key event.</summary>
    /// <exception cref="FormatException">Not a key event by our rules.</exception>
    public static Statement<KeyEvent> ReadKeyEvent(DsseEnvelope envelope) =>
        Read(envelope, StatementJson.Wire.StatementKeyEvent, PredicateTypes.KeyEvent);

    private static Statement<T> Read<T>(DsseEnvelope envelope, JsonTypeInfo<Statement<T>> json, string predicateType)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope.PayloadType != Dsse.InTotoPayload)
        {
            throw new FormatException($"Payload type {envelope.PayloadType}; a statement has {Dsse.InTotoPayload}.");
        }

        var statement = StrictJson.Read(envelope.Payload, Dsse.EnvelopeBytesMax, json);
        if (statement.Type != PredicateTypes.Statement || statement.PredicateType != predicateType)
        {
            throw new FormatException($"Statement of type {statement.PredicateType}; expected {predicateType}.");
        }

        return statement.Subject.IsDefaultOrEmpty ? throw new FormatException("A statement has a subject.") : statement;
    }
}
