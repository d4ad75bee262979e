package cn.haoyuan.parameter;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/** What is set where, as read at one moment. */
public record Settings(List<Setting> all) {

    /** What the unit whose subtree is {@code [seat, seatEnd)} set for it. */
    public record Setting(ParameterKey key, int unitId, int seat, int seatEnd, int value) {}

    /** Where nobody set anything. */
    public static final Settings USUAL = new Settings(List.of());

    public Settings {
        all = List.copyOf(all);
    }

    /** The value that holds at a seat: of the nearest unit at or above it that set one, else the usual one. */
    public int at(ParameterKey key, int seat) {
        return all.stream()
                .filter(one -> one.key() == key && one.seat() <= seat && seat < one.seatEnd())
                .min(Comparator.comparingInt(one -> one.seatEnd() - one.seat()))
                .map(Setting::value)
                .orElse(key.usual());
    }

    /** What this unit itself set, as an input field takes it; "" where it did not. */
    String own(ParameterKey key, int unitId) {
        return all.stream()
                .filter(one -> one.key() == key && one.unitId() == unitId)
                .map(one -> key.typed(one.value()))
                .findFirst()
                .orElse("");
    }

    /** What the city sets for all. */
    public int city(ParameterKey key) {
        return all.stream()
                .filter(one -> one.key() == key)
                .max(Comparator.comparingInt(one -> one.seatEnd() - one.seat()))
                .map(Setting::value)
                .orElse(key.usual());
    }

    /** A time of day that the city sets for all. */
    public LocalTime cityTime(ParameterKey key) {
        return LocalTime.ofSecondOfDay(city(key) * 60L);
    }
}
