package cn.haoyuan.crawl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A few visitors at once: as many as the test's four connections serve, of which a request may hold two. */
final class InParallel {

    private static final int AT_ONCE = 2;

    private InParallel() {}

    /** Does the work for each item; the first failure comes out. */
    static <T> void each(Collection<T> items, Consumer<T> work) {
        try (ExecutorService visitors = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (T item : items) {
                all.add(visitors.submit(() -> work.accept(item)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
