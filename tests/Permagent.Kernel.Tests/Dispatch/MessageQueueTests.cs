#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Util;
using Permagent.Testing;

namespace Permagent.Kernel.Tests.Dispatch;

public sealed class MessageQueueTests
{
    [Fact]
    public void A_queue_gives_what_a_model_queue_gives()
    {
        foreach (ulong seed in Seeds.Take(200))
        {
            SeededRandom chance = new(seed);
            MessageQueue queue = new();
            Queue<int> model = new();
            int added = 0;

            for (int step = 0; step < 60; step++)
            {
                // Bursts longer than the largest segment and its spares, and drains that meet the end.
                for (int n = chance.Next(chance.Next(2) == 0 ? 5 : 700); n > 0; n--)
                {
                    queue.Add(added, ActorRefs.NoSender);
                    model.Enqueue(added++);
                }

                for (int n = chance.Next(chance.Next(2) == 0 ? 5 : 900); n > 0; n--)
                {
                    bool taken = chance.Next(50) == 0
                        ? queue.TryTakeShared(out Envelope envelope)
                        : queue.TryTake(out envelope);
                    Assert.Equal(model.TryDequeue(out int expected), taken);
                    Assert.True(!taken || (int)envelope.Message == expected, $"seed {seed}, step {step}");
                }

                Assert.Equal(model.Count, queue.Count);
                Assert.Equal(model.Count == 0, queue.IsEmpty);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Messages_of_each_producer_come_in_order_and_none_is_lost(int producers)
    {
        int each = (Seeds.IsLong ? 10_000_000 : 400_000) / producers;
        MessageQueue queue = new();
        object[] senders = [.. Enumerable.Range(0, producers).Cast<object>()];
        Thread[] threads = [.. senders.Select(sender => new Thread(() =>
        {
            for (int n = 0; n < each; n++)
            {
                queue.Add((Producer: (int)sender, Number: n), ActorRefs.NoSender);
            }
        }))];

        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        int[] next = new int[producers];
        SpinWait wait = default;
        for (long left = (long)each * producers; left > 0;)
        {
            if (!queue.TryTake(out Envelope envelope))
            {
                wait.SpinOnce();
                continue;
            }

            (int producer, int number) = ((int, int))envelope.Message;
            Assert.Equal(next[producer]++, number);
            left--;
        }

        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void A_queue_that_is_drained_again_and_again_allocates_nothing()
    {
        MessageQueue queue = new();
        object message = new();
        Rounds(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Rounds(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Rounds(int count)
        {
            for (; count > 0; count--)
            {
                for (int n = 0; n < 1_500; n++)
                {
                    queue.Add(message, ActorRefs.NoSender);
                }

                while (queue.TryTake(out _))
                {
                    // Until it is empty.
                }
            }
        }
    }
}
