package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Phrases;
import cn.haoyuan.filing.Typed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the buttons beside a remark do with phrases: {@code phrase-add=remark.section} keeps that remark as one,
 * {@code phrase-drop=id} forgets one, {@code phrase-put=id} puts one at the end of the reason, where no script puts it at the
 * cursor.
 */
@Component
class PhraseActs {

    /**
     * What came of it.
     *
     * @param typed what is in the form now
     * @param place where on the page one was
     */
    record Answer(Map<String, String> typed, String notice, String place) {}

    private final Phrases phrases;

    PhraseActs(Phrases phrases) {
        this.phrases = phrases;
    }

    Answer act(Map<String, String> typed) {
        String add = typed.getOrDefault("phrase-add", "");
        if (!add.isEmpty()) {
            String words = Typed.clean(typed.getOrDefault(add, "")).strip();
            return new Answer(typed, phrases.add(words).orElse("已存为常用语。"), "#phrases");
        }
        String drop = typed.getOrDefault("phrase-drop", "");
        if (number(drop)) {
            phrases.remove(Long.parseLong(drop));
            return new Answer(typed, "已删去这条常用语。", "#phrases");
        }
        String put = typed.getOrDefault("phrase-put", "");
        return number(put)
                ? new Answer(withPhrase(typed, Long.parseLong(put)), "已加到总的意见里。", "#decide")
                : new Answer(typed, "意见已暂存，只有您自己看得到。", "#decide");
    }

    private Map<String, String> withPhrase(Map<String, String> typed, long id) {
        Map<String, String> more = new LinkedHashMap<>(typed);
        phrases.all().stream()
                .filter(phrase -> phrase.id() == id)
                .forEach(phrase -> more.merge("reason", phrase.text(), String::concat));
        return more;
    }

    private static boolean number(String text) {
        return text.matches("[0-9]{1,18}");
    }
}
