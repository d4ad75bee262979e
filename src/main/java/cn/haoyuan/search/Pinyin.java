package cn.haoyuan.search;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/** Spells Chinese text, each syllable led by an apostrophe: {@code 红谷滩区} is {@code 'hong'gu'tan'qu}. */
@Component
class Pinyin {

    /** Characters of place names and titles that are read in two ways; ICU knows the first. */
    private static final Map<Integer, String> OTHERWISE =
            Map.of((int) '长', "chang", (int) '重', "chong", (int) '乐', "yue", (int) '朝', "zhao", (int) '行', "hang");

    /** Transliteration is slow, and texts are made of the same few characters. */
    private final Map<Integer, String> known = new ConcurrentHashMap<>();

    /** Reads its rules, which takes about a second, before somebody waits for them. */
    void warm() {
        Rules.HAN.transliterate("好园");
    }

    /** The spelling; where a character has a second reading, the spelling with it follows after a blank. */
    String spell(String text) {
        String usual = spell(text, this::syllable);
        String other = spell(text, c -> OTHERWISE.getOrDefault(c, syllable(c)));
        return usual.equals(other) ? usual : usual + " " + other;
    }

    private static String spell(String text, IntFunction<String> read) {
        StringBuilder spelling = new StringBuilder();
        boolean within = false;
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            String syllable = plain ? Character.toString(c) : read.apply(c);
            if (!syllable.isEmpty()) {
                spelling.append(plain && within ? "" : "'").append(syllable);
            }
            within = plain;
        }
        return spelling.toString();
    }

    private String syllable(int character) {
        return Character.isIdeographic(character)
                ? known.computeIfAbsent(
                        character,
                        c -> Rules.HAN.transliterate(Character.toString(c)).replaceAll("[^a-z]", ""))
                : "";
    }

    /** Loaded when first needed. */
    private static final class Rules {
        static final Transliterator HAN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    }
}
