package cn.haoyuan.nudge;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What a nudge is asked for, and of whom.
 *
 * @param found who is to be told of which duty
 * @param people those of them who can be, by account
 * @param goes when a nudge that is asked for now goes
 */
record NudgeTargets(
        List<Long> duties,
        List<Recipients.Recipient> found,
        Map<Integer, List<Recipients.Recipient>> people,
        NudgeHours allowed,
        LocalDateTime now,
        LocalDateTime goes) {

    boolean waits() {
        return goes.isAfter(now);
    }

    LocalDate day() {
        return goes.toLocalDate();
    }

    List<Recipients.Recipient> of(Set<Integer> accounts) {
        return people.entrySet().stream()
                .filter(person -> accounts.contains(person.getKey()))
                .flatMap(person -> person.getValue().stream())
                .toList();
    }

    /** What becomes of it where these are told; {@code atOnce}: of how much they are told now, all together. */
    NudgeResult telling(Set<Integer> accounts, int atOnce) {
        int items = (int) of(accounts).stream()
                .map(Recipients.Recipient::dutyId)
                .distinct()
                .count();
        return new NudgeResult(
                names(accounts::contains),
                items,
                Math.max(0, atOnce - items),
                goes,
                now,
                names(account -> !accounts.contains(account)),
                allowed.after(day()),
                (int) found.stream()
                        .filter(one -> one.spared() == null && one.accountId() == null)
                        .count(),
                spared(duties, found));
    }

    private List<String> names(IntPredicate which) {
        return people.entrySet().stream()
                .filter(person -> which.test(person.getKey()))
                .map(person -> String.valueOf(person.getValue().getFirst().name()))
                .toList();
    }

    /** How many of these nobody is reminded of, by why. */
    private static Map<Spared, Integer> spared(List<Long> duties, List<Recipients.Recipient> found) {
        Map<Long, Optional<Spared>> known = found.stream()
                .collect(Collectors.toMap(
                        Recipients.Recipient::dutyId, one -> Optional.ofNullable(one.spared()), (one, same) -> one));
        return duties.stream()
                .distinct()
                .flatMap(id -> known.getOrDefault(id, Optional.of(Spared.NOT_OTHERS)).stream())
                .collect(Collectors.groupingBy(why -> why, Collectors.summingInt(why -> 1)));
    }

    /** Those of whom there is an account and who are to be told, in one order. */
    static Map<Integer, List<Recipients.Recipient>> people(List<Recipients.Recipient> found) {
        Map<Integer, List<Recipients.Recipient>> people = new TreeMap<>();
        for (Recipients.Recipient one : found) {
            Integer account = one.accountId();
            if (account != null && one.spared() == null) {
                people.computeIfAbsent(account, key -> new ArrayList<>()).add(one);
            }
        }
        return people;
    }
}
