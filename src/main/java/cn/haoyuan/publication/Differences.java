package cn.haoyuan.publication;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.TypedMeasure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where the same measure says different things: typed by two people, or in two versions. */
final class Differences {

    private Differences() {}

    /** Name of the field, what the one says, what the other says. */
    static List<List<String>> of(Choices choices, TypedMeasure one, TypedMeasure other) {
        Map<String, String> here = told(choices, one);
        Map<String, String> there = told(choices, other);
        List<List<String>> differing = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(here);
        there.forEach(all::putIfAbsent);
        for (String name : all.keySet()) {
            String a = here.getOrDefault(name, "（没有）");
            String b = there.getOrDefault(name, "（没有）");
            if (!Objects.equals(a, b)) {
                differing.add(List.of(name, a, b));
            }
        }
        return differing;
    }

    private static Map<String, String> told(Choices choices, TypedMeasure typed) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("举措名称", typed.title());
        told.put("做什么", typed.text());
        told.put("主要依据条款", typed.clause());
        told.put("其他依据条款", String.join("、", typed.also()));
        told.put("谁来看", typed.reader());
        told.put("每项大约分钟", typed.minutes());
        told.put(
                "常态要求",
                typed.condition().isEmpty()
                        ? "没有"
                        : choices.said(typed.conditionWho(), choices.who())
                                + (typed.conditionFrom().isEmpty()
                                        ? "："
                                        : "自" + DayInWords.said(typed.conditionFrom()) + "起：")
                                + choices.said(typed.condition(), choices.conditions()));
        for (int i = 0; i < typed.asks().size(); i++) {
            TypedAsk ask = typed.asks().get(i);
            String at = "要求" + (i + 1) + "：";
            told.put(at + "谁来做", choices.said(ask.who(), choices.who()) + choices.said(ask.having(), choices.having()));
            told.put(at + "针对", choices.said(ask.about(), choices.about()));
            told.put(at + "由谁办理", choices.said(ask.post(), choices.posts()));
            told.put(at + "用什么证明", choices.said(ask.evidence(), choices.evidence()) + "，" + ask.count() + " 次");
            told.put(
                    at + "频次",
                    choices.said(ask.cadence(), choices.cadences())
                            + (ask.on().isEmpty() ? "" : "（" + choices.said(ask.on(), choices.triggers()) + "）")
                            + (ask.from().isEmpty() ? "" : "，自" + DayInWords.said(ask.from()) + "起"));
            told.put(at + "期限", ask.deadline());
            told.put(at + "何时起办理", ask.opening().isEmpty() ? "周期第一天" : ask.opening());
            told.put(at + "逾期可补", grace(ask.grace()));
            told.put(at + "送谁", choices.said(ask.receiver(), choices.receivers()));
            told.put(
                    at + "哪些是默认值",
                    ask.defaults().isEmpty()
                            ? "没有"
                            : ask.defaults().stream()
                                    .map(word -> choices.said(word, choices.defaults()))
                                    .collect(Collectors.joining("、")));
        }
        return told;
    }

    private static String grace(String days) {
        return days.isEmpty() ? "一直可补" : days.equals("0") ? "不能补" : days + " 天内";
    }
}
