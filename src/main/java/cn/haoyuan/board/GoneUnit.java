package cn.haoyuan.board;

import cn.haoyuan.org.Ending;

/** A board was asked for of a unit that stands no longer on that day. */
final class GoneUnit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    GoneUnit(Ending ending) {
        super(ending.name());
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
