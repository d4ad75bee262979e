package cn.haoyuan.plan;

import java.util.List;

/** One text of a list in a file, with its place, so that a check made later can still point at it. */
record YamlText(String value, String file, int line, String key, List<Problem> problems) {

    void refuse(String reason) {
        problems.add(new Problem(file, line, key, reason));
    }
}
