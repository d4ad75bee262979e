package cn.haoyuan.filing;

import java.time.LocalDate;

/**
 * A day before which nothing is planned.
 *
 * @param what what began on it
 */
record Since(LocalDate day, String what) {

    /** When the filing could be begun, or its kindergarten was opened, if that was later. */
    static Since of(Filing filing) {
        LocalDate opened = filing.unitOpenedOn();
        return opened != null && opened.isAfter(filing.opensOn())
                ? new Since(opened, "本园开办")
                : new Since(filing.opensOn(), "这项报送开始");
    }
}
