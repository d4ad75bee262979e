package cn.haoyuan.filing;

import org.jspecify.annotations.Nullable;

/**
 * What waits for a decision, how far one has come, and where one filing stands in it.
 *
 * @param waiting how many wait
 * @param decided how many decisions were made lately and not taken back; what came back after a return and was decided on again counts twice
 * @param place of the filing, counted from 1; null when it is not in the queue
 * @param previous the one before it, or null
 * @param next the one after it, or null
 */
public record ReviewQueue(
        long waiting,
        long decided,
        @Nullable Long place,
        @Nullable Long previous,
        @Nullable Long next) {

    public long total() {
        return waiting + decided;
    }
}
