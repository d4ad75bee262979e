package cn.haoyuan.duty;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such duty, or it is not to be seen by whoever asks; the two look the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownDuty extends RuntimeException {}
