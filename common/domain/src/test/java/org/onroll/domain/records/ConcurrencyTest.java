package org.onroll.domain.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 200})
  void every_piece_is_done_once(int atOnce) {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();

    assertThat(new Concurrency(atOnce).each(HUNDRED, () -> true, done::add)).isTrue();

    assertThat(done).containsExactlyInAnyOrderElementsOf(HUNDRED);
  }

  @Test
  void nothing_to_do_is_done() {
    assertThat(new Concurrency(4).each(List.of(), () -> false, i -> {})).isTrue();
  }

  @Test
  void as_many_as_said_are_under_way_at_once_and_no_more() {
    CountDownLatch four = new CountDownLatch(4);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    new Concurrency(4)
        .each(
            HUNDRED,
            () -> true,
            i -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              four.countDown();
              await(four);
              underWay.decrementAndGet();
            });

    assertThat(most).hasValue(4);
  }

  @Test
  void one_at_once_keeps_the_order_and_the_thread() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    Set<Thread> threads = Collections.newSetFromMap(new ConcurrentHashMap<>());

    new Concurrency(1)
        .each(
            HUNDRED,
            () -> true,
            i -> {
              done.add(i);
              threads.add(Thread.currentThread());
            });

    assertThat(done).containsExactlyElementsOf(HUNDRED);
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void no_piece_is_begun_when_time_has_run_out(int atOnce) {
    AtomicInteger begun = new AtomicInteger();

    boolean all =
        new Concurrency(atOnce).each(HUNDRED, () -> begun.get() < 10, i -> begun.incrementAndGet());

    assertThat(all).isFalse();
    assertThat(begun.get()).isBetween(10, 9 + atOnce);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_failure_stops_what_is_not_begun_and_is_told_when_the_others_have_ended(int atOnce) {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();

    assertThatThrownBy(
            () ->
                new Concurrency(atOnce)
                    .each(
                        HUNDRED,
                        () -> true,
                        i -> {
                          begun.incrementAndGet();
                          if (i == 5) throw new ConflictException("written by another first");
                          pause();
                          ended.incrementAndGet();
                        }))
        .isInstanceOf(ConflictException.class)
        .hasMessage("written by another first");

    assertThat(begun.get()).isLessThan(100);
    assertThat(ended.get()).isEqualTo(begun.get() - 1);
  }

  @Test
  void none_at_once_is_refused() {
    assertThatThrownBy(() -> new Concurrency(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Long enough for a failure to be noticed. */
  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
