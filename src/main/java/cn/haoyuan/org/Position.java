package cn.haoyuan.org;

import java.math.BigDecimal;

/**
 * Where something stands, as a phone tells it (WGS 84).
 *
 * @param latitude degrees north, −90 to 90, at most five digits after the point: about a metre
 * @param longitude degrees east, −180 to 180, likewise
 */
public record Position(BigDecimal latitude, BigDecimal longitude) {}
