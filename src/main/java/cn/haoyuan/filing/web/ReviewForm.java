package cn.haoyuan.filing.web;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.database.Cut;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Reviewing;
import cn.haoyuan.filing.Timeliness;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Section;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.RestDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reviewer typed: {@code no}, {@code reason}, {@code replyBy}, {@code remark.section}. */
record ReviewForm(Map<String, String> typed, Form form, FilingVerb verb, LocalDate today) {

    /** The most characters of the reason, and of each remark. */
    static final int LONGEST = 2000;

    /** The reason of a return that says all it has to say section by section. */
    private static final String IN_SECTIONS = "见各部分意见。";

    /** Before the id of a section in the name of the parameter of its remark. */
    static final String REMARK = "remark.";

    Reviewing.Decision decision() {
        Map<String, String> remarks = remarks();
        String no = text("no");
        String reason = text("reason");
        return new Reviewing.Decision(
                no.matches("[0-9]{1,9}") ? Integer.valueOf(no) : null,
                verb == FilingVerb.RETURN && reason.isEmpty() && !remarks.isEmpty() ? IN_SECTIONS : reason,
                remarks,
                verb == FilingVerb.RETURN ? replyBy() : null);
    }

    private Map<String, String> remarks() {
        Map<String, String> remarks = new LinkedHashMap<>();
        for (Section section : form.sections()) {
            String remark = text(REMARK + section.id());
            if (!remark.isEmpty()) {
                remarks.put(section.id(), remark);
            }
        }
        return remarks;
    }

    /** What is to be kept until the decision. */
    Map<String, String> note() {
        Map<String, String> note = new LinkedHashMap<>();
        parameters().forEach(name -> note.put(name, Typed.clean(typed.getOrDefault(name, ""))));
        return note;
    }

    /** What was typed, line by line with what it is about, for whoever could not send it. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (Section section : form.sections()) {
            String remark = text(REMARK + section.id());
            if (!remark.isEmpty()) {
                words.add(section.title() + "：" + remark);
            }
        }
        if (!text("reason").isEmpty()) {
            words.add("总的意见：" + text("reason"));
        }
        return words;
    }

    /** All that a reviewer can type into. */
    private List<String> parameters() {
        return Stream.concat(
                        Stream.of("reason", "replyBy"), form.sections().stream().map(section -> REMARK + section.id()))
                .toList();
    }

    /** What was typed, with a working day in the place of a rest day by which the answer was wanted. */
    Map<String, String> proposed(SchoolCalendar calendar) {
        Map<String, String> proposed = new LinkedHashMap<>(typed);
        rest(calendar).ifPresent(day -> proposed.put("replyBy", day.working().toString()));
        return proposed;
    }

    /** The rest day by which the answer is wanted, if it is one that may be named at all. */
    private Optional<RestDay> rest(SchoolCalendar calendar) {
        return Optional.ofNullable(replyBy())
                .filter(day -> verb == FilingVerb.RETURN && !day.isBefore(today) && !day.isAfter(last()))
                .flatMap(day -> RestDay.of(day, last(), calendar));
    }

    private LocalDate last() {
        return today.plusDays(Timeliness.LONGEST_REPLY_DAYS);
    }

    /** What is wrong, by parameter. */
    Map<String, String> problems(SchoolCalendar calendar) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (Section section : form.sections()) {
            tooLong(problems, REMARK + section.id());
        }
        tooLong(problems, "reason");
        if (verb == FilingVerb.RETURN) {
            if (text("reason").isEmpty() && remarks().isEmpty()) {
                problems.put("reason", "请写明退回的原因，或者在各部分写意见，让对方知道改什么。");
            }
            LocalDate day = replyBy();
            if (day == null) {
                problems.put("replyBy", "请填写回复期限，如 2022-12-03。");
            } else if (day.isBefore(today)) {
                problems.put("replyBy", "回复期限不能早于今天（%s）。".formatted(Day.of(today)));
            } else if (day.isAfter(last())) {
                problems.put(
                        "replyBy", "回复期限应在今天起 %d 天以内，最晚 %s。".formatted(Timeliness.LONGEST_REPLY_DAYS, Day.of(last())));
            } else {
                rest(calendar).ifPresent(rest -> problems.put("replyBy", rest.words(verb.label()) + "。"));
            }
        }
        return problems;
    }

    private void tooLong(Map<String, String> problems, String name) {
        Cut.tooLong(LONGEST, text(name)).ifPresent(why -> problems.put(name, why + "。"));
    }

    private @Nullable LocalDate replyBy() {
        return DayInWords.read(text("replyBy"));
    }

    private String text(String name) {
        return Typed.clean(typed.getOrDefault(name, "")).strip();
    }
}
